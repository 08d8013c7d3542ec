package dev.postern.http;

import dev.postern.testkit.PackageIndexContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;

/** {@link HttpSession} over pages in JSON (PEP 691). */
class JsonPackageIndexContractTest extends PackageIndexContract.OfServers {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new UniverseOverHttp(described, false);
    }
}
