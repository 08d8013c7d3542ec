package dev.postern.testkit;

import dev.postern.domain.build.BuildingReferences;
import dev.postern.domain.index.ReferenceLookup;
import dev.postern.domain.index.ReferenceSource;
import dev.postern.domain.requirement.DirectReference;

/** {@link BuildingReferences} where nothing needs to be built. */
class BuildingReferencesTest extends ReferenceSourceContract {

    private record Trees(PackageUniverse universe, ReferenceSource source) implements ReferencePlaces {
        @Override
        public DirectReference put(UniverseRelease release) {
            DirectReference reference = DirectReference.parse("./" + release.project() + "/");
            universe.at(reference, release);
            return reference;
        }

        @Override
        public DirectReference putNonsense() {
            universe.at("./nonsense/", new ReferenceLookup.Invalid("no metadata in it"));
            return DirectReference.parse("./nonsense/");
        }

        @Override
        public DirectReference nowhere() {
            return DirectReference.parse("./nowhere/");
        }

        @Override
        public void close() {}
    }

    @Override
    protected ReferencePlaces places() {
        PackageUniverse universe = new PackageUniverse();
        return new Trees(universe, new BuildingReferences(WithoutBuilds.over(universe)));
    }
}
