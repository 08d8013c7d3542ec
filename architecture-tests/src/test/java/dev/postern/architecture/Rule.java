package dev.postern.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Function;
import java.util.stream.Stream;

/** A sentence about the project. {@code canary} names the world in {@code canary} that breaks this rule and must be noticed. */
record Rule(String canary, ArchRule rule) {
    /** A rule that asks each of some classes for its faults. */
    static Rule of(String canary, String sentence, String because, DescribedPredicate<JavaClass> which,
            Function<JavaClass, Stream<String>> faults) {
        return new Rule(canary, classes().that(which).should(condition(sentence, faults)).as(sentence).because(because));
    }

    private static ArchCondition<JavaClass> condition(String sentence, Function<JavaClass, Stream<String>> faults) {
        return new ArchCondition<>(sentence) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                faults.apply(type).forEach(fault -> events.add(SimpleConditionEvent.violated(type, type.getName() + ": " + fault)));
            }
        };
    }
}
