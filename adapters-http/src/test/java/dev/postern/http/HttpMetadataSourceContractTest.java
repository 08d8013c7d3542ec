package dev.postern.http;

import dev.postern.testkit.MetadataSourceContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;

/** {@link HttpSession} as a source of metadata. */
class HttpMetadataSourceContractTest extends MetadataSourceContract {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new UniverseOverHttp(described, false);
    }
}
