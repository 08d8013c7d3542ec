package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.domain.index.Index;
import dev.postern.domain.index.ProjectLookup;
import dev.postern.domain.name.PackageName;
import org.junit.jupiter.api.Test;

class ReadmeExampleTest {
    // README begins
    static ProjectLookup askTheCompany(String project) {
        PackageUniverse universe = new PackageUniverse();
        universe.index("company").with("acme-billing", "1.0").needs("requests>=2").with("acme-money", "2.1");
        universe.with("requests", "2.32").requiresPython(">=3.8").with("acme-billing", "99.0");
        try (InMemoryIndexes served = universe.served()) {
            Index company = served.index("company");
            return served.lookup(company, PackageName.of(project));
        }
    }
    // README ends

    @Test
    void the_example_works() {
        assertThat(askTheCompany("acme-billing")).isInstanceOfSatisfying(ProjectLookup.Listed.class,
                listed -> assertThat(listed.page().versions()).hasToString("[1.0]"));
        assertThat(askTheCompany("requests")).isInstanceOf(ProjectLookup.Absent.class);
    }
}
