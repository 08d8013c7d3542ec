package dev.postern.files;

import dev.postern.domain.credential.Credential;
import dev.postern.domain.credential.CredentialedUrl;
import dev.postern.domain.distribution.Digest;
import dev.postern.domain.index.Index;
import dev.postern.domain.index.SettingOrigin;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.DirectReference;
import dev.postern.domain.requirement.Origin;
import dev.postern.domain.requirement.Origin.Role;
import dev.postern.domain.requirement.Requirement;
import dev.postern.files.RequirementStatement.Use;
import dev.postern.files.RequirementsFile.Entry;
import dev.postern.files.RequirementsFile.Nameless;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Gathers what the lines of requirements files say, in their order. */
final class RequirementsCollector {

    /**
     * The file that a line stands in.
     *
     * @param folder what paths of indexes and find-links in it are relative to
     * @param base what paths of packages are relative to, as in pip and uv: the folder of the call
     */
    record Site(Path folder, Path base, String shown, Role role) {}

    private final List<Note> notes;
    private final List<Entry> requirements = new ArrayList<>();
    private final List<Nameless> nameless = new ArrayList<>();
    private final List<Entry> constraints = new ArrayList<>();
    private Optional<ConfiguredIndex> indexUrl = Optional.empty();
    private final List<ConfiguredIndex> extraIndexUrls = new ArrayList<>();
    private final List<ConfiguredIndex> findLinks = new ArrayList<>();
    private final List<String> trustedHosts = new ArrayList<>();
    private final List<String> noBinary = new ArrayList<>();
    private final List<String> onlyBinary = new ArrayList<>();
    private boolean noIndex;
    private boolean pre;
    private boolean requireHashes;

    RequirementsCollector(List<Note> notes) {
        this.notes = notes;
    }

    RequirementsFile result() {
        List<ConfiguredIndex> indexes = new ArrayList<>(extraIndexUrls);
        indexUrl.ifPresent(indexes::add);
        return new RequirementsFile(requirements, nameless, constraints,
                new RequirementsFile.Places(indexes, findLinks, noIndex, trustedHosts),
                new RequirementsFile.Options(noBinary, onlyBinary, pre, requireHashes), notes);
    }

    /** Takes everything but the files that the line includes. */
    void take(RequirementStatement statement, Site site) {
        Reader reader = new Reader(statement, site);
        if (!statement.requirement().isEmpty()) {
            reader.require(statement.requirement(), firstLetter(statement.line(), 0));
        }
        statement.options().forEach(reader::option);
    }

    private static int firstLetter(LogicalLine line, int from) {
        int at = from;
        while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Reads one line. */
    private final class Reader {
        private final RequirementStatement statement;
        private final LogicalLine line;
        private final Site site;

        Reader(RequirementStatement statement, Site site) {
            this.statement = statement;
            this.line = statement.line();
            this.site = site;
        }

        void option(Use use) {
            switch (use.option()) {
                case INDEX_URL -> setIndexUrl(use);
                case EXTRA_INDEX_URL -> extraIndexUrls.add(index(use, false));
                case FIND_LINKS -> findLinks.add(links(use));
                case NO_INDEX -> noIndex = true;
                case TRUSTED_HOST -> trustedHosts.add(use.value());
                case EDITABLE -> editable(use);
                case NO_BINARY -> noBinary.addAll(selection(use));
                case ONLY_BINARY -> onlyBinary.addAll(selection(use));
                case PRE -> pre = true;
                case REQUIRE_HASHES -> requireHashes = true;
                case NO_REQUIRE_HASHES -> requireHashes = false;
                case ALL_RELEASES -> allReleases(use);
                case ONLY_FINAL, PREFER_BINARY, USE_FEATURE, CONFIG_SETTINGS, GLOBAL_OPTION -> noteWithoutEffect(use);
                case REQUIREMENT, CONSTRAINT, HASH -> {
                    // the reader follows the first two, and a hash belongs to its requirement
                }
            }
        }

        /** pip's newer name for {@code --pre}, where it speaks of all packages. */
        private void allReleases(Use use) {
            if (use.value().strip().equals(":all:")) {
                pre = true;
            } else {
                noteWithoutEffect(use);
            }
        }

        private void noteWithoutEffect(Use use) {
            notes.add(Note.at(site.shown(), line.place(use.offset()), "`" + use.option().spelling() + "` has no effect here"));
        }

        private void setIndexUrl(Use use) {
            ConfiguredIndex index = index(use, true);
            Optional<Index> before = indexUrl.map(ConfiguredIndex::index).filter(other -> !other.isSamePlaceAs(index.index()));
            if (before.isPresent()) {
                throw at(use.valueOffset(), "another `--index-url` stands at " + before.get().origin())
                        .withHint("keep one of them, or make the other an `--extra-index-url`");
            }
            indexUrl = Optional.of(index);
        }

        private ConfiguredIndex index(Use use, boolean isDefault) {
            CredentialedUrl url = parsed(use, use.value(), text -> Locations.parse(text, site.folder()));
            return new ConfiguredIndex(Index.at(url.location()).isDefault(isDefault).origin(origin(use)).build(), url.credential());
        }

        private ConfiguredIndex links(Use use) {
            CredentialedUrl url = parsed(use, use.value(), text -> Locations.parse(text, site.folder()));
            return new ConfiguredIndex(Index.findLinks(url.location(), origin(use)), url.credential());
        }

        private SettingOrigin origin(Use use) {
            return new SettingOrigin(site.shown(), line.place(use.offset()).line());
        }

        private List<String> selection(Use use) {
            List<String> names = new ArrayList<>();
            for (String part : use.value().split(",", -1)) {
                String name = part.strip();
                names.add(name.equals(":all:") || name.equals(":none:") ? name : parsed(use, name, PackageName::of).text());
            }
            return names;
        }

        private <T> T parsed(Use use, String text, Function<String, T> parser) {
            try {
                return parser.apply(text);
            } catch (IllegalArgumentException malformed) {
                // a variable's value is quoted nowhere
                String reason = line.expanded() ? "its value is malformed once the variables are put in"
                        : String.valueOf(malformed.getMessage());
                throw at(use.valueOffset(), "`" + use.option().spelling() + "`: " + reason);
            }
        }

        private UnusableFile at(int offset, String problem) {
            return UnusableFile.at(site.shown(), line.place(offset), problem);
        }

        void require(String text, int start) {
            add(new RequirementText(site.shown(), site.base(), line).read(text, start), start);
        }

        private void editable(Use use) {
            int first = firstLetter(line, use.valueOffset());
            boolean quoted = line.charAt(first) != use.value().charAt(0);
            int start = quoted ? first + 1 : first;
            if (site.role() == Role.CONSTRAINTS) {
                throw at(start, "a constraint cannot be editable").withHint("name the project and the versions that are allowed");
            }
            add(new RequirementText(site.shown(), site.base(), line).editable(use.value(), start), start);
        }

        private void add(RequirementText.Read read, int start) {
            Place place = line.place(start);
            Origin origin = new Origin.File(site.role(), site.shown(), place.line(), place.column());
            Requirement requirement = read.requirement();
            if (read.nameless()) {
                nameless.add(nameless(requirement, origin, read.credential(), start));
                return;
            }
            Entry entry = new Entry(requirement, origin, hashes(), read.credential());
            (site.role() == Role.CONSTRAINTS ? constraints : requirements).add(entry);
        }

        private Nameless nameless(Requirement requirement, Origin origin, Optional<Credential> credential, int start) {
            DirectReference reference = requirement.reference().orElseThrow();
            if (site.role() != Role.REQUIREMENTS) {
                throw at(start, "the name of the package at `" + reference + "` cannot be told from it")
                        .withHint("write `name @ ` before it");
            }
            return new Nameless(reference, requirement.extras(), requirement.marker(), origin, hashes(), credential);
        }

        private List<Digest> hashes() {
            List<Digest> hashes = new ArrayList<>();
            for (Use use : statement.options()) {
                if (use.option() == RequirementOption.HASH) {
                    hashes.add(parsed(use, use.value(), Digest::parse));
                }
            }
            return hashes;
        }
    }
}
