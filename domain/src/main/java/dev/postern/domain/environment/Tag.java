package dev.postern.domain.environment;

/**
 * A compatibility tag of PEP 425, such as {@code cp312-cp312-manylinux_2_17_x86_64}: which interpreter, which binary
 * interface, which platform. Always lower case.
 */
public record Tag(String python, String abi, String platform) {

    /**
     * Reads one tag.
     *
     * @throws MalformedTag if the text has not exactly three non-empty parts
     */
    public static Tag parse(String text) {
        WheelTags tags = WheelTags.parse(text);
        if (tags.size() != 1) {
            throw new MalformedTag(text, "it names several tags");
        }
        return new Tag(tags.pythons().getFirst(), tags.abis().getFirst(), tags.platforms().getFirst());
    }

    @Override
    public String toString() {
        return python + "-" + abi + "-" + platform;
    }
}
