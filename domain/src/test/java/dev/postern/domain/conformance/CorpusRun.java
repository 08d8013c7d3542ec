package dev.postern.domain.conformance;
import dev.postern.domain.index.*;
import dev.postern.domain.resolution.*;
import java.nio.file.*;
import java.util.*;
class CorpusRun {
    public static void main(String[] a) throws Exception {
        Corpus corpus = new Corpus(Vectors.shared().resolve("corpus"));
        List<String> opts = List.of(Arrays.copyOfRange(a, 3, a.length));
        for (int i = 0; i < Integer.parseInt(a[1]); i++) {
            long t = System.nanoTime();
            Resolution r = new Resolver(new ProjectFinder(corpus, IndexStrategy.FIRST_INDEX), corpus)
                    .resolve(CorpusTest.request(corpus, a[0], opts));
            System.out.println(a[0] + " " + (System.nanoTime() - t) / 1000000 + " ms " + r.getClass().getSimpleName());
            if (i == 0) {
                if (r instanceof Resolution.Resolved ok) {
                    Set<String> exp = new TreeSet<>(Files.readAllLines(corpus.folder().resolve("expected/" + a[0] + "." + a[2] + ".txt")));
                    Set<String> got = new TreeSet<>();
                    ok.packages().forEach(p -> got.add(p.toString()));
                    Set<String> m = new TreeSet<>(exp);
                    m.removeAll(got);
                    got.removeAll(exp);
                    System.out.println(" missing " + m + " extra " + got + " meta " + ok.statistics());
                } else if (r instanceof Resolution.Unresolvable u) {
                    u.explanation().sentences().forEach(System.out::println);
                    u.explanation().hints().forEach(h -> System.out.println("hint: " + h));
                } else
                    System.out.println(((Resolution.Halted) r).halt().text());
            }
        }
    }
}
