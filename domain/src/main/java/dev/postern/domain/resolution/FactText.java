package dev.postern.domain.resolution;

import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Reason;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Says facts and conclusions of a proof. */
final class FactText {
    private static final int MOST_STOPS = 6;
    /** So many needs are only counted: what is told of them is worked out once, and steps are joined thousands of times. */
    private static final int MANY_NEEDS = 24;

    private final Wording wording;
    private final Quest quest;
    private final Blame blame;

    FactText(Wording wording, Quest quest, Blame blame) {
        this.wording = wording;
        this.quest = quest;
        this.blame = blame;
    }

    /** Something that several versions of a package have in common. */
    private record Rejected(int pkg, Drop drop) {}

    /**
     * What a step rests on, each a clause of a sentence.
     *
     * @param asked what somebody wrote down; none or one clause
     * @param others what packages need, then what there is of them
     */
    record Clauses(List<String> asked, List<String> others) {}

    /** Several facts, those with one subject or one reason joined. */
    Clauses of(List<Incompatibility> facts) {
        Set<String> asked = new LinkedHashSet<>();
        Set<String> limits = new LinkedHashSet<>();
        List<Cause.Dependency> needs = new ArrayList<>();
        List<Cause.Dependency> pythons = new ArrayList<>();
        Map<Rejected, VersionRange> rejections = new LinkedHashMap<>();
        Map<Integer, VersionRange> nothing = new LinkedHashMap<>();
        for (Incompatibility fact : facts) {
            switch (fact.cause()) {
                case Cause.Dependency need when need.dependency() == Packages.PYTHON -> pythons.add(need);
                case Cause.Dependency need when blame.constraint(need).isPresent() ->
                        limits.add(wording.required(need.dependency(), need.range()));
                case Cause.Dependency need when need.dependent() == Packages.ROOT -> asked.add(blame.asked(need, wording));
                case Cause.Dependency need -> needs.add(need);
                case Cause.NoVersions _ -> nothing.merge(fact.packageAt(0), fact.termAt(0).range(), VersionRange::union);
                case Cause.Rejected(Reason reason) ->
                        rejections.merge(new Rejected(fact.packageAt(0), (Drop) reason), fact.termAt(0).range(), VersionRange::union);
                case Cause.Asked _,Cause.Derived _ -> {}
            }
        }
        Set<String> others = new LinkedHashSet<>(new NeedChains(wording, limits(facts)).of(needs).stream().map(this::chain).toList());
        if (!limits.isEmpty()) {
            others.add("your constraints allow only " + and(List.copyOf(limits)));
        }
        others.addAll(pythons(pythons));
        nothing.forEach((pkg, range) -> others.add(wording.nothing(pkg, range)));
        rejections.forEach((rejected, range) -> others.add(rejection(rejected, range)));
        return new Clauses(asked.isEmpty() ? List.of() : List.of("you require " + and(List.copyOf(asked))), List.copyOf(others));
    }

    /** How many things are said; what is asked for is one. */
    int weight(Set<Incompatibility> facts) {
        List<Cause.Dependency> needs = new ArrayList<>();
        Set<Object> others = new LinkedHashSet<>();
        for (Incompatibility fact : facts) {
            switch (fact.cause()) {
                case Cause.Dependency need when need.dependent() == Packages.ROOT -> others.add(Packages.ROOT);
                case Cause.Dependency need when need.dependency() == Packages.PYTHON -> others.add(List.of(need.dependent()));
                case Cause.Dependency need -> needs.add(need);
                case Cause.NoVersions _,Cause.Rejected _,Cause.Asked _,Cause.Derived _ -> others.add(fact);
            }
        }
        return others.size() + (needs.size() > MANY_NEEDS ? NeedChains.pairs(needs) : new NeedChains(wording, limits(facts)).count(needs));
    }

    /** What those who ask want of each package. */
    private Map<Integer, VersionRange> limits(Collection<Incompatibility> facts) {
        Map<Integer, VersionRange> limits = new HashMap<>();
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.Dependency need
                    && (need.dependent() == Packages.ROOT || blame.constraint(need).isPresent())) {
                limits.merge(need.dependency(), need.range(), VersionRange::intersection);
            }
        }
        return limits;
    }

    /** A requirement that nothing meets, whatever else is asked for, and why; empty if the proof rests on no such thing. */
    Optional<Clauses> hopeless(List<Incompatibility> facts) {
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.Dependency need && need.dependent() == Packages.ROOT && blame.constraint(need).isEmpty()
                    && wording.hasNothing(need.dependency(), need.range())) {
                return Optional.of(new Clauses(List.of("you require " + blame.asked(need, wording)),
                        List.of(wording.nothing(need.dependency(), need.range()))));
            }
        }
        return Optional.empty();
    }

    private String chain(NeedChains.Chain chain) {
        Wording.Subject subject = wording.offered(chain.first().dependent(), chain.first().versions());
        List<String> stops = chain.through().stream().map(need -> wording.needed(need.dependency(), need.range())).toList();
        Set<String> objects = new LinkedHashSet<>();
        boolean byOverride = false;
        for (Cause.Dependency end : chain.ends()) {
            objects.add(end.range().intervals().size() > 1 ? wording.somewhere(end.dependency(), end.range())
                    : wording.needed(end.dependency(), end.range()));
            byOverride |= blame.override(end).isPresent();
        }
        String ends = and(List.copyOf(objects)) + (byOverride ? " by your override" : "");
        if (stops.size() == 1) {
            return subject.verb("depends on", "depend on") + " " + stops.getFirst() + ", which depends on " + ends;
        }
        return subject.verb("depends on", "depend on") + " " + ends + (stops.isEmpty() ? "" : " by way of " + and(few(stops)));
    }

    private static List<String> few(List<String> stops) {
        if (stops.size() <= MOST_STOPS) {
            return stops;
        }
        List<String> few = new ArrayList<>(stops.subList(0, MOST_STOPS / 2));
        few.add((stops.size() - MOST_STOPS + 1) + " more");
        few.addAll(stops.subList(stops.size() - MOST_STOPS / 2 + 1, stops.size()));
        return few;
    }

    /** What Python is needed; of several needs of one package the least counts, since only lower ends do. */
    private List<String> pythons(List<Cause.Dependency> needs) {
        Map<Integer, List<Cause.Dependency>> byPackage = new LinkedHashMap<>();
        needs.forEach(need -> byPackage.computeIfAbsent(need.dependent(), _ -> new ArrayList<>()).add(need));
        List<String> texts = new ArrayList<>();
        for (List<Cause.Dependency> some : byPackage.values()) {
            Cause.Dependency all = NeedChains.union(some);
            texts.add(wording.offered(all.dependent(), all.versions()).verb("requires", "require")
                    + (some.size() == 1 ? " Python" + all.range()
                            : " at least Python " + all.range().intervals().getFirst().lower().version()));
        }
        if (!texts.isEmpty()) {
            texts.add(wording.python());
        }
        return texts;
    }

    private String rejection(Rejected rejected, VersionRange range) {
        if (rejected.drop() instanceof Drop.ImpossibleNeed(String requirement) && rejected.pkg() == Packages.ROOT) {
            return "you require " + requirement + ", which does not allow any versions";
        }
        if (rejected.drop() instanceof Drop.NotFound(var trail)) {
            return wording.notFound(rejected.pkg(), trail);
        }
        Wording.Subject subject = wording.offered(rejected.pkg(), range);
        return subject.text() + " " + DropText.of(rejected.drop(), quest.target().tags(), subject.plural());
    }

    /** What a step comes to. */
    String conclusion(Incompatibility incompatibility) {
        List<Wording.Subject> subjects = new ArrayList<>();
        List<String> needs = new ArrayList<>();
        boolean root = false;
        for (int i = 0; i < incompatibility.size(); i++) {
            int pkg = incompatibility.packageAt(i);
            VersionRange range = incompatibility.termAt(i).range();
            if (pkg == Packages.ROOT) {
                root = true;
            } else if (incompatibility.termAt(i).positive()) {
                subjects.add(wording.offered(pkg, range));
            } else {
                needs.add(wording.somewhere(pkg, range));
            }
        }
        List<Wording.Subject> distinct = subjects.stream().distinct().toList();
        return distinct.isEmpty() ? rootConclusion(needs, root) : conclusion(joined(distinct), distinct.size(), needs, root);
    }

    private static String rootConclusion(List<String> needs, boolean root) {
        if (needs.isEmpty()) {
            return "your requirements cannot be met";
        }
        String need = String.join(" or ", needs);
        return root ? "you require " + need : need + " must be used";
    }

    private static String conclusion(Wording.Subject subject, int subjects, List<String> needs, boolean root) {
        if (!needs.isEmpty()) {
            return subject.verb("depends on", "depend on") + " " + String.join(" or ", needs);
        }
        if (root) {
            return "your requirements rule out " + subject.text();
        }
        return subject.text() + (subjects == 1 ? " cannot be used" : " exclude each other");
    }

    private static Wording.Subject joined(List<Wording.Subject> subjects) {
        String text = and(subjects.stream().map(Wording.Subject::text).toList());
        return new Wording.Subject(text, subjects.size() > 1 || subjects.getFirst().plural());
    }

    private static String and(List<String> texts) {
        return list(texts, "and");
    }

    /** {@code a}, {@code a and b}, {@code a, b and c}. */
    static String list(List<String> texts, String word) {
        int last = texts.size() - 1;
        return last < 1 ? String.join("", texts) : String.join(", ", texts.subList(0, last)) + " " + word + " " + texts.get(last);
    }
}
