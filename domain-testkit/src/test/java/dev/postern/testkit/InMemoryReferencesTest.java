package dev.postern.testkit;

import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;
import org.junit.jupiter.api.Nested;

/** {@link InMemoryReferences}, each kind of places. */
class InMemoryReferencesTest {

    /** Places whose references are all alike but for their last part. */
    private record Places(PackageUniverse universe, String before, String after) implements ReferencePlaces {

        Places(String before, String after) {
            this(new PackageUniverse(), before, after);
        }

        private String reference(String name) {
            return before + name + after;
        }

        @Override
        public ReferenceSource source() {
            return universe.references();
        }

        @Override
        public DirectReference put(UniverseRelease release) {
            String name = after.isEmpty() ? release.files().getFirst().filename() : release.project().text();
            DirectReference reference = DirectReference.parse(reference(name));
            universe.at(reference, release);
            return reference;
        }

        @Override
        public DirectReference putNonsense() {
            universe.at(reference("nonsense"), new ReferenceLookup.Invalid("no metadata in it"));
            return DirectReference.parse(reference("nonsense"));
        }

        @Override
        public DirectReference nowhere() {
            return DirectReference.parse(reference("nowhere"));
        }

        @Override
        public void close() {}
    }

    @Nested
    class Trees extends ReferenceSourceContract {
        @Override
        protected ReferencePlaces places() {
            return new Places("./", "/");
        }
    }

    @Nested
    class Files extends ReferenceSourceContract.OfFiles {
        @Override
        protected ReferencePlaces places() {
            return new Places("https://files.example/", "");
        }
    }

    @Nested
    class Repositories extends ReferenceSourceContract.OfRepositories {
        @Override
        protected ReferencePlaces places() {
            return new Places("git+https://git.example/", "@main#subdirectory=x");
        }
    }
}
