package dev.postern.domain.resolution;

import dev.postern.domain.distribution.CoreMetadata;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.version.Version;

/**
 * A package whose place a requirement names, so that it has one version and comes from nowhere else.
 *
 * @param by whose requirement it is
 */
record FixedPackage(PackageName name, DirectReference reference, ReferenceLookup.Found found, Dependent by) {

    Version version() {
        return found.metadata().version();
    }

    CoreMetadata metadata() {
        return found.metadata();
    }

    /** Whether it is found at that place, too, as far as places tell. */
    boolean isAt(DirectReference other) {
        return reference.isSameAs(other) || found.exact().isSameAs(other);
    }

    /** Whether both are found at one place. */
    boolean isSameAs(FixedPackage other) {
        return isAt(other.reference) || isAt(other.found.exact());
    }

    /** This one, unless the other's way to say the same place is the one that counts: what is editable first, then what was written last. */
    FixedPackage orInstead(FixedPackage other) {
        boolean gives = other.isEditable() && !isEditable()
                || other.isEditable() == isEditable() && other.by instanceof Dependent.Written;
        return gives ? other : this;
    }

    private boolean isEditable() {
        return reference instanceof DirectReference.Local local && local.editable();
    }
}
