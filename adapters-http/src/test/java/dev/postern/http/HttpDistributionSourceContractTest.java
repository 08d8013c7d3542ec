package dev.postern.http;

import dev.postern.testkit.DistributionSourceContract;
import dev.postern.testkit.PackageUniverse;
import dev.postern.testkit.ServedUniverse;

/** {@link HttpSession} as a source of files. */
class HttpDistributionSourceContractTest extends DistributionSourceContract {
    @Override
    protected ServedUniverse serve(PackageUniverse described) {
        return new UniverseOverHttp(described, false);
    }
}
