package dev.postern.domain.resolution;

import dev.postern.domain.solver.Cause;
import dev.postern.domain.solver.Incompatibility;
import dev.postern.domain.solver.Reason;
import dev.postern.domain.solver.Term;
import dev.postern.domain.version.VersionRange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Says facts and conclusions of a proof. */
final class FactText {
    private final Packages packages;
    private final Quest quest;
    private final Wording wording;

    FactText(Packages packages, Quest quest) {
        this.packages = packages;
        this.quest = quest;
        this.wording = new Wording(packages, quest);
    }

    /** Several facts, those with one subject joined. */
    String of(List<Incompatibility> facts) {
        Map<String, List<String>> bySubject = new LinkedHashMap<>();
        List<String> sentences = new ArrayList<>();
        Map<String, VersionRange> rejected = new LinkedHashMap<>();
        for (Incompatibility fact : facts) {
            switch (fact.cause()) {
                case Cause.Dependency need -> need(need, bySubject);
                case Cause.NoVersions _ -> sentences.add(wording.nothing(fact.packageAt(0), fact.termAt(0).range()));
                case Cause.Rejected(Reason reason) ->
                        rejected.merge(fact.packageAt(0) + "\n" + text((Drop) reason, true), fact.termAt(0).range(),
                                VersionRange::union);
                case Cause.Asked _,Cause.Derived _ -> {}
            }
        }
        rejected.forEach((key, range) -> sentences.add(rejection(key, range, facts)));
        bySubject.forEach((subject, objects) -> sentences.add(subject + " " + String.join(" and ", objects)));
        return String.join(" and ", sentences);
    }

    private void need(Cause.Dependency need, Map<String, List<String>> bySubject) {
        String subject = need.dependent() == Packages.ROOT ? "you require"
                : wording.offered(need.dependent(), need.versions()).verb("depends on", "depend on");
        List<String> objects = bySubject.computeIfAbsent(subject, _ -> new ArrayList<>());
        String object = wording.required(need.dependency(), need.range());
        if (!objects.contains(object)) {
            objects.add(object);
        }
    }

    private String rejection(String key, VersionRange range, List<Incompatibility> facts) {
        for (Incompatibility fact : facts) {
            if (fact.cause() instanceof Cause.Rejected(Reason reason) && key.equals(fact.packageAt(0) + "\n" + text((Drop) reason, true))) {
                int pkg = fact.packageAt(0);
                Wording.Subject subject = reason instanceof Drop.NotFound ? new Wording.Subject(wording.name(pkg), false)
                        : wording.offered(pkg, range);
                return subject.text() + " " + text((Drop) reason, subject.plural());
            }
        }
        throw new IllegalStateException("a fact without a cause");
    }

    private String text(Drop drop, boolean plural) {
        return DropText.of(drop, quest.target().tags(), plural);
    }

    /** What a step comes to. */
    String conclusion(Incompatibility incompatibility) {
        List<Integer> positive = new ArrayList<>();
        List<Integer> negative = new ArrayList<>();
        boolean root = false;
        for (int i = 0; i < incompatibility.size(); i++) {
            if (incompatibility.packageAt(i) == Packages.ROOT) {
                root = true;
            } else {
                (incompatibility.termAt(i).positive() ? positive : negative).add(i);
            }
        }
        if (positive.isEmpty() && negative.isEmpty()) {
            return "your requirements are unsatisfiable";
        }
        if (negative.isEmpty()) {
            return unusable(incompatibility, positive, root);
        }
        String needs = negative.stream().map(i -> wording.required(incompatibility.packageAt(i), incompatibility.termAt(i).range()))
                .collect(Collectors.joining(" or "));
        if (positive.isEmpty()) {
            return root ? "you require " + needs : needs + " must be used";
        }
        return subjects(incompatibility, positive).verb("depends on", "depend on") + " " + needs;
    }

    private String unusable(Incompatibility incompatibility, List<Integer> positive, boolean root) {
        String subject = subjects(incompatibility, positive).text();
        if (root) {
            return "your requirements and " + subject + " are incompatible";
        }
        return subject + (positive.size() == 1 ? " cannot be used" : " are incompatible");
    }

    private Wording.Subject subjects(Incompatibility incompatibility, List<Integer> positions) {
        List<Wording.Subject> subjects = new ArrayList<>();
        for (int position : positions) {
            Term term = incompatibility.termAt(position);
            subjects.add(wording.offered(incompatibility.packageAt(position), term.range()));
        }
        String text = subjects.stream().map(Wording.Subject::text).collect(Collectors.joining(" and "));
        return new Wording.Subject(text, subjects.size() > 1 || subjects.getFirst().plural());
    }

    Packages packages() {
        return packages;
    }
}
