package dev.postern.http;

import dev.postern.testkit.PackageIndexContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;

/** {@link HttpSession} over pages in HTML (PEP 503). */
class HtmlPackageIndexContractTest extends PackageIndexContract.OfServers {

    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new UniverseOverHttp(described, true);
    }
}
