package dev.postern.files;

/** A place in a text: line and column, both counted from one; the column counts code points. */
record Place(int line, int column) {

    static final Place START = new Place(1, 1);

    @Override
    public String toString() {
        return line + ":" + column;
    }
}
