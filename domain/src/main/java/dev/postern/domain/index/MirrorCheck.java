package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.DigestAgreement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whether a mirror's answer may stand in for its owner's: only files that are known, with the digests that are known. What the owner said
 * about a file — its age, its yank, the digest of its metadata — goes before what the mirror says.
 */
final class MirrorCheck {

    private final KnownFiles known;
    private final Map<String, PageFile> owned = new HashMap<>();

    private MirrorCheck(KnownFiles known) {
        this.known = known;
        known.page().ifPresent(page -> page.files().forEach(file -> owned.putIfAbsent(file.filename(), file)));
    }

    /** The page reduced to the files that agree, or why it is refused. */
    static ProjectLookup accept(ProjectLookup answer, KnownFiles known) {
        return answer instanceof ProjectLookup.Listed listed ? new MirrorCheck(known).accept(listed.page()) : answer;
    }

    private ProjectLookup accept(ProjectPage page) {
        List<PageFile> agreeing = new ArrayList<>();
        for (PageFile file : page.files()) {
            PageFile own = owned.get(file.filename());
            switch (agreement(file, own)) {
                case SAME -> agreeing.add(own == null ? file : own.servedAs(file));
                case UNKNOWN -> {
                }
                case DIFFERENT -> {
                    return new ProjectLookup.Unreadable("the mirror lists `" + file.filename() + "` with another digest than is known");
                }
            }
        }
        return agreeing.isEmpty()
                ? new ProjectLookup.Unreadable("no digest is known by which the mirror's files could be checked")
                : new ProjectLookup.Listed(page.with(page.index(), agreeing));
    }

    private DigestAgreement agreement(PageFile file, @Nullable PageFile own) {
        List<Digest> digests = new ArrayList<>(known.digests().getOrDefault(file.filename(), List.of()));
        if (own != null) {
            digests.addAll(own.digests());
        }
        DigestAgreement agreement = DigestAgreement.between(digests, file.digests());
        boolean loose = agreement == DigestAgreement.UNKNOWN && file.digests().stream()
                .anyMatch(digest -> digest.algorithm().isTrustworthy() && known.loose().contains(digest));
        return loose ? DigestAgreement.SAME : agreement;
    }
}
