package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.index.IndexName;
import dev.postern.domain.index.SettingOrigin;
import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Marker;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One entry of {@code tool.uv.sources}: where a package comes from, under a condition.
 *
 * @param index the index that it is pinned to, if that is what the entry says
 * @param reference a URL, path or repository instead
 * @param credential that stood in the URL
 * @param marker where the entry holds
 * @param extra the only optional dependencies in which it holds
 * @param group the only dependency group in which it holds
 */
public record SourcePin(Optional<IndexName> index, Optional<DirectReference> reference, Optional<Credential> credential, Marker marker,
        Optional<ExtraName> extra, Optional<GroupName> group, SettingOrigin origin) {

    static Map<PackageName, List<SourcePin>> read(TomlNode document, Path folder) {
        return new SourceReader(folder).read(document);
    }

    /** Whether it speaks of requirements that stand in this extra or group, or in neither. */
    public boolean holdsIn(Optional<ExtraName> ofExtra, Optional<GroupName> ofGroup) {
        boolean extraFits = extra.isEmpty() || extra.equals(ofExtra);
        return extraFits && (group.isEmpty() || group.equals(ofGroup));
    }
}
