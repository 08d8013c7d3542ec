package dev.postern.domain.resolution;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Origin;
import java.util.Optional;

/** Who requires a package. */
public sealed interface Dependent {

    /** A requirement, constraint or override that somebody wrote. */
    record Written(Origin origin) implements Dependent {}

    /** Another package, or one of its extras. */
    record Required(PackageName name, Optional<ExtraName> extra) implements Dependent {}
}
