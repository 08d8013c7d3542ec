package dev.postern.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** The classes of every module, without tests and without the rules themselves. */
final class Project {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/dev/postern/architecture/"))
            .importPackages(World.POSTERN.root());

    private Project() {}
}
