package dev.postern.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchivesTest {

    private static final String NAME = "a-1.0.dist-info/METADATA";

    @Test
    void stored_and_deflated_members_are_read() throws Exception {
        byte[] text = Wheels.METADATA.getBytes(UTF_8);
        assertThat(metadata(Wheels.zip(zip -> Wheels.addStored(zip, NAME, text)))).isEqualTo(text);
        assertThat(metadata(Wheels.zip(zip -> Wheels.add(zip, NAME, text)))).isEqualTo(text);
    }

    @Test
    void an_archive_comment_is_no_obstacle() throws Exception {
        byte[] archive = Wheels.zip(zip -> {
            zip.setComment("PK\5\6 this looks like the end and is not");
            Wheels.add(zip, NAME, Wheels.METADATA);
        });
        assertThat(metadata(archive)).asString(UTF_8).isEqualTo(Wheels.METADATA);
    }

    @Test
    void zip64_is_read() throws Exception {
        byte[] zip64 = zip64(Wheels.zip(zip -> Wheels.addStored(zip, NAME, Wheels.METADATA.getBytes(UTF_8))));
        assertThat(metadata(zip64)).asString(UTF_8).isEqualTo(Wheels.METADATA);
    }

    @Test
    void more_members_than_sixteen_bits_count_are_read() throws Exception {
        byte[] archive = Wheels.zip(zip -> {
            Wheels.addStored(zip, NAME, Wheels.METADATA.getBytes(UTF_8));
            for (int i = 0; i < 66_000; i++) {
                Wheels.addStored(zip, "a/" + i, new byte[0]);
            }
        });
        assertThat(metadata(archive)).asString(UTF_8).isEqualTo(Wheels.METADATA);
    }

    @Test
    void names_are_normalised_before_they_are_compared() throws Exception {
        byte[] archive = Wheels.zip(zip -> Wheels.add(zip, "Zope.Interface__x-1.0.dist-info/METADATA", "x"));
        assertThat(metadata(archive, "zope-interface-x")).asString(UTF_8).isEqualTo("x");
    }

    @Test
    void something_between_directory_and_end_is_refused() {
        byte[] archive = Wheels.zip(zip -> Wheels.add(zip, NAME, Wheels.METADATA));
        byte[] shifted = new byte[archive.length + 4];
        System.arraycopy(archive, 0, shifted, 4, archive.length);
        assertMalformed(shifted, "does not lie where it says");
    }

    @Test
    void a_damaged_member_is_noticed() {
        byte[] archive = Wheels.zip(zip -> Wheels.addStored(zip, NAME, Wheels.METADATA.getBytes(UTF_8)));
        archive[60] ^= 1;
        assertMalformed(archive, "has a damaged `" + NAME + "`");
    }

    @Test
    void a_member_that_is_larger_than_announced_is_noticed() {
        byte[] archive = Wheels.zip(zip -> Wheels.add(zip, NAME, new byte[100_000]));
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getInt(archive.length - 6);
        bytes.putInt(header + 24, 10);
        assertMalformed(archive, "has a damaged");
    }

    @Test
    void a_member_outside_the_archive_is_refused() {
        byte[] archive = Wheels.zip(zip -> Wheels.add(zip, NAME, Wheels.METADATA));
        ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(bytes.getInt(archive.length - 6) + 42, 0x7fff_ffff);
        assertMalformed(archive, "lies outside the archive");
    }

    @Test
    void an_encrypted_member_is_refused() {
        byte[] archive = Wheels.zip(zip -> Wheels.add(zip, NAME, Wheels.METADATA));
        int header = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(archive.length - 6);
        archive[header + 8] |= 1;
        assertMalformed(archive, "is encrypted");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void random_damage_never_ends_in_anything_but_an_answer_or_a_refusal(long seed) {
        Random random = new Random(seed);
        byte[] archive = Wheels.wheel(200, 5);
        for (int round = 0; round < 2_000; round++) {
            byte[] damaged = Arrays.copyOf(archive, random.nextInt(10) == 0 ? random.nextInt(archive.length) : archive.length);
            for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(metadata(damaged)).isNotNull();
            } catch (MalformedArchive | IOException e) {
                assertThat(e).isNotNull();
            }
        }
    }

    @Test
    void long_names_and_pax_headers_of_tar_are_read() throws Exception {
        String folder = "a-1.0" + "x".repeat(150);
        ByteArrayOutputStream gnu = new ByteArrayOutputStream();
        Wheels.tarEntry(gnu, "././@LongLink", 'L', (folder + "/PKG-INFO\0").getBytes(UTF_8));
        Wheels.tarEntry(gnu, folder.substring(0, 90), '0', "gnu".getBytes(UTF_8));
        assertThat(TarReading.packageInfo(new ByteArrayInputStream(gnu.toByteArray()))).asString(UTF_8).isEqualTo("gnu");
        ByteArrayOutputStream pax = new ByteArrayOutputStream();
        Wheels.tarEntry(pax, "pax_global_header", 'g', "20 comment=whatever\n".getBytes(UTF_8));
        Wheels.tarEntry(pax, "a-1.0/", '5', new byte[0]);
        Wheels.tarEntry(pax, "PaxHeader", 'x', ("25 path=a-1.0ü/PKG-INFO\n").getBytes(UTF_8));
        Wheels.tarEntry(pax, "whatever", '0', "pax".getBytes(UTF_8));
        assertThat(TarReading.packageInfo(new ByteArrayInputStream(pax.toByteArray()))).asString(UTF_8).isEqualTo("pax");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99 path=x\n", "x path=a\n", "5", "9 size=-1\n", "30 path=short\n", "2 ", "000000000018 path=a/PKG-INFO\n"})
    void damaged_pax_headers_are_refused(String record) throws Exception {
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        Wheels.tarEntry(tar, "PaxHeader", 'x', record.getBytes(UTF_8));
        Wheels.tarEntry(tar, "a-1.0/PKG-INFO", '0', "x".getBytes(UTF_8));
        assertThatThrownBy(() -> TarReading.packageInfo(new ByteArrayInputStream(tar.toByteArray()))).isInstanceOf(MalformedArchive.class);
    }

    @Test
    void a_size_that_turns_negative_is_refused() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Wheels.tarEntry(out, "a-1.0/PKG-INFO", '0', "x".getBytes(UTF_8));
        byte[] tar = out.toByteArray();
        Arrays.fill(tar, 124, 136, (byte) 0xff);
        Wheels.sum(tar);
        assertThatThrownBy(() -> TarReading.packageInfo(new ByteArrayInputStream(tar))).isInstanceOf(MalformedArchive.class)
                .hasMessageContaining("size");
    }

    /** Rewrites the end of a plain archive in zip64 form. */
    private static byte[] zip64(byte[] plain) {
        ByteBuffer old = ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN);
        int end = plain.length - 22;
        ByteBuffer bytes = ByteBuffer.allocate(plain.length + 76).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(plain, 0, end);
        bytes.putInt(0x06064b50).putLong(44).putShort((short) 45).putShort((short) 45).putInt(0).putInt(0).putLong(1).putLong(1)
                .putLong(old.getInt(end + 12)).putLong(old.getInt(end + 16));
        bytes.putInt(0x07064b50).putInt(0).putLong(end).putInt(1);
        bytes.putInt(0x06054b50).putShort((short) 0).putShort((short) 0).putShort((short) -1).putShort((short) -1).putInt(-1).putInt(-1)
                .putShort((short) 0);
        return bytes.array();
    }

    private static byte[] metadata(byte[] archive) throws IOException, MalformedArchive {
        return metadata(archive, "a");
    }

    private static byte[] metadata(byte[] archive, String project) throws IOException, MalformedArchive {
        return WholeFiles.metadataOfWheel(ByteSource.of(archive), project);
    }

    private static void assertMalformed(byte[] archive, String said) {
        assertThatThrownBy(() -> metadata(archive)).isInstanceOf(MalformedArchive.class).hasMessageContaining(said);
    }
}
