package dev.postern.domain.credential;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * In which order sources are asked, by their names. It is a value, so that the order in which parts of the program were
 * put together never matters.
 */
public record CredentialOrder(List<String> names) {

    public CredentialOrder {
        names = List.copyOf(names);
    }

    /**
     * The sources in this order.
     *
     * @throws IllegalArgumentException if the order does not list a source's name, or two sources share one
     */
    public List<CredentialSource> arrange(Collection<? extends CredentialSource> sources) {
        List<CredentialSource> arranged = new ArrayList<>(sources);
        for (CredentialSource source : arranged) {
            if (!names.contains(source.name())) {
                throw new IllegalArgumentException("no place is known for the credential source `" + source.name() + "`");
            }
        }
        if (arranged.stream().map(CredentialSource::name).distinct().count() < arranged.size()) {
            throw new IllegalArgumentException("two credential sources share a name");
        }
        arranged.sort((one, other) -> Integer.compare(names.indexOf(one.name()), names.indexOf(other.name())));
        return List.copyOf(arranged);
    }
}
