package dev.postern.files;

import dev.postern.domain.distribution.Digest;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.requirement.Requirement;
import dev.postern.domain.version.Version;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an output file says that was written before: the versions that should stay where nothing speaks against them, and their hashes.
 *
 * @param versions of packages pinned to exactly one version
 * @param hashes of those packages, where the file has them
 */
public record PreviousOutput(Map<PackageName, Version> versions, Map<PackageName, List<Digest>> hashes) {
    public PreviousOutput {
        versions = Map.copyOf(versions);
        hashes = Map.copyOf(hashes);
    }

    /**
     * Reads a {@code pylock.toml} if the file is named so, else a requirements file. What is not a pin, such as a URL or an option, says
     * nothing about versions and is passed over.
     *
     * @param shown the name of the file, which messages repeat
     * @throws UnusableFile if the text is malformed
     */
    public static PreviousOutput parse(String text, String shown) {
        return shown.endsWith(".toml") ? ofLock(Pylock.parse(text, shown)) : ofRequirements(text, shown);
    }

    private static PreviousOutput ofLock(Pylock lock) {
        Map<PackageName, Version> versions = new LinkedHashMap<>();
        Map<PackageName, List<Digest>> hashes = new LinkedHashMap<>();
        for (PylockPackage locked : lock.packages()) {
            if (locked.source() instanceof PylockSource.Files files && locked.version().isPresent()) {
                versions.put(locked.name(), locked.version().get());
                List<Digest> all = new ArrayList<>();
                files.sdist().ifPresent(file -> all.addAll(file.hashes()));
                files.wheels().forEach(file -> all.addAll(file.hashes()));
                hashes.put(locked.name(), List.copyOf(all));
            }
        }
        return new PreviousOutput(versions, hashes);
    }

    private static PreviousOutput ofRequirements(String text, String shown) {
        Map<PackageName, Version> versions = new LinkedHashMap<>();
        Map<PackageName, List<Digest>> hashes = new LinkedHashMap<>();
        LogicalLines lines = new LogicalLines(shown, text, Map.of(), new ArrayList<>());
        for (Optional<LogicalLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            RequirementStatement statement = RequirementStatement.of(shown, line.get());
            Optional<Requirement> requirement = requirement(statement.requirement());
            Optional<Version> pin = requirement.flatMap(read -> read.specifiers().singleExactPin());
            if (requirement.isPresent() && pin.isPresent()) {
                versions.put(requirement.get().name(), pin.get());
                List<Digest> all = statement.options().stream().filter(use -> use.option() == RequirementOption.HASH)
                        .flatMap(use -> Digest.tryParse(use.value()).stream()).toList();
                if (!all.isEmpty()) {
                    hashes.put(requirement.get().name(), all);
                }
            }
        }
        return new PreviousOutput(versions, hashes);
    }

    private static Optional<Requirement> requirement(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Requirement.parse(text));
        } catch (IllegalArgumentException bareReference) {
            return Optional.empty();
        }
    }
}
