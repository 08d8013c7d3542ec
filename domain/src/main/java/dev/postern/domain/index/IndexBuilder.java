package dev.postern.domain.index;

import dev.postern.domain.credential.SendingRule;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Builds an {@link Index} step by step. What is not said is as uv has it by default. Not for concurrent use. */
public final class IndexBuilder {

    private URI location;
    private Optional<IndexName> name = Optional.empty();
    private IndexFormat format = IndexFormat.SIMPLE;
    private Index.Placement placement = new Index.Placement(false, false);
    private Index.Access access = new Index.Access(SendingRule.AUTO, Set.of(), Optional.empty(), false, Set.of());
    private Index.Ownership ownership = new Index.Ownership(List.of(), List.of());
    private Index.Ages ages = new Index.Ages(Optional.empty(), Optional.empty());
    private SettingOrigin origin = SettingOrigin.BUILT_IN;

    IndexBuilder(URI location) {
        this.location = location;
    }

    IndexBuilder(Index index) {
        location = index.location();
        name = index.name();
        format = index.format();
        placement = index.placement();
        access = index.access();
        ownership = index.ownership();
        ages = index.ages();
        origin = index.origin();
    }

    public IndexBuilder location(URI place) {
        location = place;
        return this;
    }

    public IndexBuilder named(IndexName indexName) {
        name = Optional.of(indexName);
        return this;
    }

    /**
     * Gives it a name.
     *
     * @throws MalformedIndexName if the text is no name
     */
    public IndexBuilder named(String indexName) {
        return named(IndexName.of(indexName));
    }

    public IndexBuilder format(IndexFormat layout) {
        format = layout;
        return this;
    }

    public IndexBuilder flat() {
        return format(IndexFormat.FLAT);
    }

    public IndexBuilder asDefault() {
        return isDefault(true);
    }

    public IndexBuilder isDefault(boolean isDefault) {
        placement = new Index.Placement(isDefault, placement.explicit());
        return this;
    }

    public IndexBuilder explicit(boolean explicit) {
        placement = new Index.Placement(placement.isDefault(), explicit);
        return this;
    }

    public IndexBuilder authenticate(SendingRule rule) {
        access = new Index.Access(rule, access.ignoredStatuses(), access.notFoundMeansDenied(), access.emptyMeansMissing(),
                access.redirectHosts());
        return this;
    }

    public IndexBuilder ignoredStatuses(Collection<Integer> statuses) {
        access = new Index.Access(access.authenticate(), Set.copyOf(statuses), access.notFoundMeansDenied(), access.emptyMeansMissing(),
                access.redirectHosts());
        return this;
    }

    public IndexBuilder notFoundMeansDenied(boolean hides) {
        access = new Index.Access(access.authenticate(), access.ignoredStatuses(), Optional.of(hides), access.emptyMeansMissing(),
                access.redirectHosts());
        return this;
    }

    public IndexBuilder emptyMeansMissing(boolean missing) {
        access = new Index.Access(access.authenticate(), access.ignoredStatuses(), access.notFoundMeansDenied(), missing,
                access.redirectHosts());
        return this;
    }

    public IndexBuilder redirectHosts(Collection<String> hosts) {
        access = new Index.Access(access.authenticate(), access.ignoredStatuses(), access.notFoundMeansDenied(),
                access.emptyMeansMissing(), Set.copyOf(hosts));
        return this;
    }

    public IndexBuilder claims(List<NamePattern> patterns) {
        ownership = new Index.Ownership(patterns, ownership.mirrors());
        return this;
    }

    public IndexBuilder mirrors(List<URI> mirrors) {
        ownership = new Index.Ownership(ownership.claims(), mirrors);
        return this;
    }

    public IndexBuilder excludeNewer(ExcludeNewer cutoff) {
        ages = new Index.Ages(Optional.of(cutoff), ages.cooldown());
        return this;
    }

    public IndexBuilder cooldown(Cooldown cooldown) {
        ages = new Index.Ages(ages.excludeNewer(), Optional.of(cooldown));
        return this;
    }

    public IndexBuilder origin(SettingOrigin where) {
        origin = where;
        return this;
    }

    /** Where it was configured, such as {@code pyproject.toml:12} or {@code --index}. */
    public IndexBuilder origin(String where) {
        return origin(SettingOrigin.of(where));
    }

    public Index build() {
        return new Index(name, location, format, placement, access, ownership, ages, origin);
    }
}
