package dev.postern.assembly;

import dev.postern.assembly.Settings.Value;
import dev.postern.domain.index.Cooldown;
import dev.postern.domain.index.ExcludeNewer;
import dev.postern.domain.index.FirstSeenDates;
import dev.postern.domain.index.IndexStrategy;
import dev.postern.domain.index.ReleaseAgeRules;
import dev.postern.domain.index.ReleaseGate;
import dev.postern.domain.name.MalformedName;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.resolution.FilePolicy;
import dev.postern.domain.resolution.FilePolicy.Exclusion;
import dev.postern.domain.resolution.PrereleaseMode;
import dev.postern.domain.resolution.PrereleasePolicy;
import dev.postern.domain.resolution.ResolutionMode;
import dev.postern.domain.resolution.VersionPolicy;
import dev.postern.domain.version.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Which versions and kinds of files are wanted. */
public final class VersionSettings {
    private final Settings settings;
    private final Instant now;
    private final Supplier<ZoneId> zone;
    private final FirstSeenDates firstSeen;

    /**
     * The settings of one run.
     *
     * @param now when it began
     * @param zone where the day of a date ends
     */
    public VersionSettings(Settings settings, Instant now, Supplier<ZoneId> zone, FirstSeenDates firstSeen) {
        this.settings = settings;
        this.now = now;
        this.zone = zone;
        this.firstSeen = firstSeen;
    }

    public IndexStrategy strategy() {
        return chosen("index-strategy", IndexStrategy::parse, "`first-index`, `unsafe-first-match` or `unsafe-best-match`")
                .orElse(IndexStrategy.FIRST_INDEX);
    }

    /**
     * The policy.
     *
     * @param pre whether a requirements file says {@code --pre}
     * @throws UnusableInput if a value is none of those that are allowed
     */
    public VersionPolicy policy(boolean pre, Map<PackageName, Version> preferences) {
        ResolutionMode mode =
                chosen("resolution", ResolutionMode::parse, "`highest`, `lowest` or `lowest-direct`").orElse(ResolutionMode.HIGHEST);
        String modes = "`disallow`, `allow`, `if-necessary` or `explicit`";
        PrereleaseMode common = chosen("prerelease", PrereleaseMode::parse, modes)
                .orElse(pre ? PrereleaseMode.ALLOW : PrereleaseMode.IF_NECESSARY);
        Map<PackageName, PrereleaseMode> perPackage = pairs("prerelease-package",
                value -> PrereleaseMode.parse(value.text()).orElseThrow(() -> new UnusableInput(value, "it must be " + modes)));
        return new VersionPolicy(mode, new PrereleasePolicy(common, perPackage), gate(), preferences);
    }

    /** Which kinds of files may be used; files' own options are given beside the settings. */
    public FilePolicy files(List<String> noBinary, List<String> onlyBinary) {
        Exclusion building = exclusion("no-build", "no-build-package", "only-binary", onlyBinary);
        Exclusion wheels = exclusion("no-binary", "no-binary-package", "no-binary", noBinary);
        return new FilePolicy(building, wheels);
    }

    private ReleaseGate gate() {
        Optional<ExcludeNewer> common = settings.one("exclude-newer").map(this::excludeNewer);
        Map<PackageName, ExcludeNewer> perPackage = pairs("exclude-newer-package", this::excludeNewer);
        Map<PackageName, Duration> cooldowns = pairs("cooldown-package", VersionSettings::cooldown);
        return new ReleaseGate(new ReleaseAgeRules(common, perPackage, cooldowns), now, firstSeen);
    }

    private static Duration cooldown(Value value) {
        try {
            return Cooldown.parse(value.text(), Cooldown.WithoutDates.DENY).age();
        } catch (IllegalArgumentException malformed) {
            throw new UnusableInput(value.source() + ": " + malformed.getMessage(), null);
        }
    }

    private ExcludeNewer excludeNewer(Value value) {
        if (value.text().equals("false")) {
            return new ExcludeNewer.Off();
        }
        try {
            return ExcludeNewer.parse(value.text(), zone.get());
        } catch (IllegalArgumentException malformed) {
            throw new UnusableInput(value.source() + ": " + malformed.getMessage(), null);
        }
    }

    /** Names, {@code :all:} and {@code :none:}, which takes back what was said before it. */
    private Exclusion exclusion(String all, String packages, String names, List<String> ofFiles) {
        Set<PackageName> named = new HashSet<>();
        boolean everything = !all.equals(names) && settings.isOn(all);
        for (Value value : settings.all(packages)) {
            named.add(name(value));
        }
        for (Value value : settings.all(names)) {
            for (String text : value.text().split(",", -1)) {
                everything = add(new Value(text.strip(), value.source()), named, everything);
            }
        }
        for (String text : ofFiles) {
            everything = add(new Value(text.strip(), "requirements file"), named, everything);
        }
        return new Exclusion(everything, named);
    }

    private static boolean add(Value value, Set<PackageName> named, boolean everything) {
        return switch (value.text()) {
            case ":all:", "true" -> true;
            case ":none:", "false" -> {
                named.clear();
                yield false;
            }
            case String word when word.startsWith(":") -> throw new UnusableInput(value, "it must be a package name, `:all:` or `:none:`");
            default -> {
                named.add(name(value));
                yield everything;
            }
        };
    }

    private static PackageName name(Value value) {
        try {
            return PackageName.of(value.text());
        } catch (MalformedName malformed) {
            throw new UnusableInput(value, "it is not a package name");
        }
    }

    private <T> Optional<T> chosen(String name, Function<String, Optional<T>> parser, String allowed) {
        return settings.one(name)
                .map(value -> parser.apply(value.text()).orElseThrow(() -> new UnusableInput(value, "it must be " + allowed)));
    }

    /** Values written {@code name=value}. */
    private <T> Map<PackageName, T> pairs(String option, Function<Value, T> parser) {
        Map<PackageName, T> pairs = new HashMap<>();
        for (Value value : settings.all(option)) {
            int equals = value.text().indexOf('=');
            if (equals <= 0) {
                throw new UnusableInput(value, "write `NAME=VALUE`");
            }
            pairs.putIfAbsent(name(new Value(value.text().substring(0, equals).strip(), value.source())),
                    parser.apply(new Value(value.text().substring(equals + 1).strip(), value.source())));
        }
        return pairs;
    }
}
