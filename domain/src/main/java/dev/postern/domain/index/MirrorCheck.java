package dev.postern.domain.index;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.distribution.DigestAgreement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whether a mirror's answer may stand in for its owner's: only files that are known, with the digests that are known. */
final class MirrorCheck {

    private MirrorCheck() {}

    /** The page reduced to the files that agree, or why it is refused. */
    static ProjectLookup accept(ProjectLookup answer, Map<String, List<Digest>> known) {
        return answer instanceof ProjectLookup.Listed listed ? accept(listed.page(), known) : answer;
    }

    private static ProjectLookup accept(ProjectPage page, Map<String, List<Digest>> known) {
        List<PageFile> agreeing = new ArrayList<>();
        for (PageFile file : page.files()) {
            switch (DigestAgreement.between(known.getOrDefault(file.filename(), List.of()), file.digests())) {
                case SAME -> agreeing.add(file);
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
}
