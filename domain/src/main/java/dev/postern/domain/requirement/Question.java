package dev.postern.domain.requirement;

import dev.postern.domain.environment.MarkerVariable;

/**
 * What one node of a marker's diagram asks about. Every path through a diagram asks in the order of these questions, which is what makes
 * diagrams canonical.
 *
 * @param kind says which other components mean something, and comes first in the order
 * @param variable the marker variable asked about; {@code OS_NAME} where the kind needs none
 * @param text the literal of a yes-or-no question; empty for questions about a value
 */
record Question(Kind kind, MarkerVariable variable, String text) implements Comparable<Question> {

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

    static Question text(MarkerVariable variable) {
        return new Question(Kind.TEXT, variable, "");
    }

    static Question version(MarkerVariable variable) {
        return new Question(Kind.VERSION, variable, "");
    }

    static Question extra(String name) {
        return new Question(Kind.EXTRA, MarkerVariable.OS_NAME, name);
    }

    static Question member(String set, String name) {
        return new Question(Kind.MEMBER, MarkerVariable.OS_NAME, set + ":" + name);
    }

    boolean isYesOrNo() {
        return kind != Kind.TEXT && kind != Kind.VERSION;
    }

    /** Whether values of this question compare by order, not only by equality. */
    boolean isOrdered() {
        return kind == Kind.VERSION || variable == MarkerVariable.PLATFORM_RELEASE || variable == MarkerVariable.PLATFORM_VERSION;
    }

    @Override
    public int compareTo(Question other) {
        int order = kind.compareTo(other.kind);
        if (order == 0) {
            order = variable.compareTo(other.variable);
        }
        return order != 0 ? order : text.compareTo(other.text);
    }
}
