package dev.postern.aws;

import java.util.Optional;

/**
 * Which profile counts.
 *
 * @param isChosen by the caller itself or its {@code keyringrc.cfg}: then the environment's keys do not count
 * @param by what named it; empty for the default
 */
record ProfileChoice(String name, boolean isChosen, String by) {

    static ProfileChoice of(CallerFiles files, Optional<String> configured) {
        if (files.settings().profile().isPresent()) {
            return new ProfileChoice(files.settings().profile().get(), true, "the profile's name");
        }
        if (configured.isPresent()) {
            return new ProfileChoice(configured.get(), true, "`profile_name` in `keyringrc.cfg`");
        }
        for (String variable : new String[] {"AWS_DEFAULT_PROFILE", "AWS_PROFILE"}) {
            Optional<String> name = files.variable(variable);
            if (name.isPresent()) {
                return new ProfileChoice(name.get(), false, "`" + variable + "`");
            }
        }
        return new ProfileChoice("default", false, "");
    }

    boolean isNamed() {
        return !by.isEmpty();
    }
}
