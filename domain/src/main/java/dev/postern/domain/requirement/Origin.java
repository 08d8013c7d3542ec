package dev.postern.domain.requirement;

import dev.postern.domain.name.ExtraName;
import dev.postern.domain.name.GroupName;
import dev.postern.domain.name.PackageName;

import java.util.Optional;

/** Where a requirement was asked for. Its string form points a person there, such as {@code requirements.in:3}. */
public sealed interface Origin {

    /**
     * A line of a requirements file.
     *
     * @param path as the person or the including file wrote it; {@code -} for standard input
     * @param line counted from 1
     * @param column counted from 1
     */
    record File(Role role, String path, int line, int column) implements Origin {
        @Override
        public String annotation() {
            return role.option() + " " + path;
        }

        @Override
        public String toString() {
            return path + ":" + line;
        }
    }

    /**
     * An entry of a project's {@code pyproject.toml}.
     *
     * @param name empty where the file names no project
     * @param line counted from 1; 0 if unknown
     * @param extra the optional dependencies that it belongs to
     * @param group the dependency group that it belongs to
     */
    record Project(Optional<PackageName> name, String path, int line, Optional<ExtraName> extra,
            Optional<GroupName> group) implements Origin {
        @Override
        public String annotation() {
            String place = path + group.map(g -> ":" + g).orElse("");
            return name.map(n -> n + " (" + place + ")").orElse(place);
        }

        @Override
        public String toString() {
            return line > 0 ? path + ":" + line : path;
        }
    }

    /** An argument of the command line or a setting; {@code option} is what a person wrote, such as {@code --override}. */
    record CommandLine(String option) implements Origin {
        @Override
        public String annotation() {
            return option;
        }

        @Override
        public String toString() {
            return option;
        }
    }

    /** What a requirements file is used for. */
    enum Role {
        REQUIREMENTS("-r"), CONSTRAINTS("-c"), OVERRIDES("--override"), EXCLUDES("--exclude");

        private final String option;

        Role(String option) {
            this.option = option;
        }

        public String option() {
            return option;
        }
    }

    /** What stands after {@code # via} in an output file, such as {@code -r requirements.in} or {@code acme (pyproject.toml:dev)}. */
    String annotation();
}
