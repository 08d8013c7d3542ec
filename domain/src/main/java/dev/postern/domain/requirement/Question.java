package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;
import dev.postern.domain.name.ExtraName;
import org.jspecify.annotations.Nullable;

/**
 * What one node of a marker's diagram asks about. Every path through a diagram asks in the order of these questions, which is what makes
 * diagrams canonical.
 */
final class Question implements Comparable<Question> {

    enum Kind {
        /** The text value of a variable. */
        TEXT,
        /** The release numbers of a version-valued variable. */
        VERSION,
        /** Whether the variable's value is part of the literal. */
        PART_OF,
        /** Whether the literal is part of the variable's value. */
        CONTAINS,
        /** Whether the extra named by the literal is wanted. */
        EXTRA,
        /** Whether a name is a member of a set of lock files: {@code extras:name} or {@code dependency_groups:name}. */
        MEMBER
    }

    private final Kind kind;
    private final MarkerVariable variable;
    private final String text;
    private final @Nullable ExtraName extra;
    private final int hash;

    private Question(Kind kind, MarkerVariable variable, String text, @Nullable ExtraName extra) {
        this.kind = kind;
        this.variable = variable;
        this.text = text;
        this.extra = extra;
        this.hash = 31 * (31 * kind.ordinal() + variable.ordinal()) + text.hashCode();
    }

    static Question text(MarkerVariable variable) {
        return new Question(Kind.TEXT, variable, "", null);
    }

    static Question version(MarkerVariable variable) {
        return new Question(Kind.VERSION, variable, "", null);
    }

    static Question partOf(MarkerVariable variable, String literal) {
        return new Question(Kind.PART_OF, variable, literal, null);
    }

    static Question contains(MarkerVariable variable, String literal) {
        return new Question(Kind.CONTAINS, variable, literal, null);
    }

    static Question extra(ExtraName name) {
        return new Question(Kind.EXTRA, MarkerVariable.OS_NAME, name.text(), name);
    }

    static Question member(String set, String name) {
        return new Question(Kind.MEMBER, MarkerVariable.OS_NAME, set + ":" + name, null);
    }

    Kind kind() {
        return kind;
    }

    /** The marker variable asked about; without meaning where the kind needs none. */
    MarkerVariable variable() {
        return variable;
    }

    /** The literal of a yes-or-no question; empty for questions about a value. */
    String text() {
        return text;
    }

    /** The extra that is asked about, if one is. */
    @Nullable
    ExtraName extra() {
        return extra;
    }

    boolean isYesOrNo() {
        return kind != Kind.TEXT && kind != Kind.VERSION;
    }

    /** Whether the values that a question may have depend on those of others: see {@link Impossible}. */
    boolean hasImpossiblePairs() {
        return kind == Kind.TEXT && (variable == MarkerVariable.OS_NAME || variable == MarkerVariable.SYS_PLATFORM
                || variable == MarkerVariable.PLATFORM_SYSTEM);
    }

    @Override
    public int compareTo(Question other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = variable.compareTo(other.variable);
        }
        return order != 0 ? order : text.compareTo(other.text);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Question that && hash == that.hash && compareTo(that) == 0);
    }

    /** The same in every run. */
    @Override
    public int hashCode() {
        return hash;
    }
}
