package dev.postern.domain.resolution;

import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Reason;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Says facts and conclusions of a proof. */
final class FactText {
    /** More needs than these of one package for another are told as one. */
    static final int MOST_NEEDS = 3;

    private final Wording wording;
    private final Quest quest;

    FactText(Wording wording, Quest quest) {
        this.wording = wording;
        this.quest = quest;
    }

    /** A package that needs another. */
    private record Pair(int dependent, int dependency) {}

    /** Something that several versions of a package have in common. */
    private record Rejected(int pkg, Drop drop) {}

    /** Several facts, those with one subject or one reason joined. */
    String of(List<Incompatibility> facts) {
        Set<String> sentences = new LinkedHashSet<>();
        Map<Pair, List<Cause.Dependency>> needs = new LinkedHashMap<>();
        Map<Rejected, VersionRange> rejections = new LinkedHashMap<>();
        Map<Integer, VersionRange> nothing = new LinkedHashMap<>();
        Set<String> pythons = new LinkedHashSet<>();
        for (Incompatibility fact : facts) {
            switch (fact.cause()) {
                case Cause.Dependency need when need.dependency() == Packages.PYTHON -> pythons.add(pythonNeed(need));
                case Cause.Dependency need ->
                        needs.computeIfAbsent(new Pair(need.dependent(), need.dependency()), _ -> new ArrayList<>()).add(need);
                case Cause.NoVersions _ -> nothing.merge(fact.packageAt(0), fact.termAt(0).range(), VersionRange::union);
                case Cause.Rejected(Reason reason) ->
                        rejections.merge(new Rejected(fact.packageAt(0), (Drop) reason), fact.termAt(0).range(), VersionRange::union);
                case Cause.Asked _,Cause.Derived _ -> {}
            }
        }
        nothing.forEach((pkg, range) -> sentences.add(wording.nothing(pkg, range)));
        rejections.forEach((rejected, range) -> sentences.add(rejection(rejected, range)));
        if (!pythons.isEmpty()) {
            sentences.add(and(List.copyOf(pythons)) + ", which " + wording.python() + " does not satisfy,");
        }
        sentences.addAll(needs(needs.values()));
        return String.join(" and ", sentences);
    }

    private String pythonNeed(Cause.Dependency need) {
        return wording.offered(need.dependent(), need.versions()).verb("requires", "require") + " Python"
                + (need.range().isFull() ? "" : need.range());
    }

    /** What needs what, by subject; many needs of one package for another are told as one. */
    private List<String> needs(Collection<List<Cause.Dependency>> pairs) {
        Map<String, Set<String>> bySubject = new LinkedHashMap<>();
        for (List<Cause.Dependency> pair : pairs) {
            for (Cause.Dependency need : pair.size() > MOST_NEEDS ? List.of(union(pair)) : pair) {
                String object = pair.size() > MOST_NEEDS ? wording.somewhere(need.dependency(), need.range())
                        : wording.required(need.dependency(), need.range());
                bySubject.computeIfAbsent(needy(need), _ -> new LinkedHashSet<>()).add(object);
            }
        }
        List<String> sentences = new ArrayList<>();
        bySubject.forEach((subject, objects) -> sentences.add(subject + " " + and(List.copyOf(objects))));
        return sentences;
    }

    private static Cause.Dependency union(List<Cause.Dependency> needs) {
        VersionRange versions = VersionRange.empty();
        VersionRange range = VersionRange.empty();
        for (Cause.Dependency need : needs) {
            versions = versions.union(need.versions());
            range = range.union(need.range());
        }
        return new Cause.Dependency(needs.getFirst().dependent(), versions, needs.getFirst().dependency(), range);
    }

    private String needy(Cause.Dependency need) {
        return need.dependent() == Packages.ROOT ? "you require"
                : wording.offered(need.dependent(), need.versions()).verb("depends on", "depend on");
    }

    private String rejection(Rejected rejected, VersionRange range) {
        if (rejected.drop() instanceof Drop.ImpossibleNeed(String requirement) && rejected.pkg() == Packages.ROOT) {
            return "you require " + requirement + ", which does not allow any versions";
        }
        Wording.Subject subject = rejected.drop() instanceof Drop.NotFound ? new Wording.Subject(wording.name(rejected.pkg()), false)
                : wording.offered(rejected.pkg(), range);
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
            return "your requirements are unsatisfiable";
        }
        String need = String.join(" or ", needs);
        return root ? "you require " + need : need + " must be used";
    }

    private static String conclusion(Wording.Subject subject, int subjects, List<String> needs, boolean root) {
        if (!needs.isEmpty()) {
            return subject.verb("depends on", "depend on") + " " + String.join(" or ", needs);
        }
        if (root) {
            return "your requirements and " + subject.text() + " are incompatible";
        }
        return subject.text() + (subjects == 1 ? " cannot be used" : " are incompatible");
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
