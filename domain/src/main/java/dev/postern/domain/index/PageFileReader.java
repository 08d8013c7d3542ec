package dev.postern.domain.index;

import dev.postern.domain.distribution.Distribution;
import dev.postern.domain.distribution.DistributionFilename;
import dev.postern.domain.distribution.Yank;
import dev.postern.domain.name.PackageName;
import dev.postern.domain.version.MalformedSpecifier;
import dev.postern.domain.version.VersionSpecifiers;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** Reads the details of single files of a page. */
final class PageFileReader {

    private final PackageName project;
    private final URI base;
    private final PageFiles files;
    /** Most files of a page share a few texts. */
    private final ConcurrentMap<String, Optional<VersionSpecifiers>> requirements = new ConcurrentHashMap<>();

    PageFileReader(PackageName project, URI base, PageFiles files) {
        this.project = project;
        this.base = base;
        this.files = files;
    }

    /** The file, or empty where its name, URL or Python requirement cannot be read. */
    Optional<Distribution> read(int position) {
        PageFile file = files.file(position);
        Optional<DistributionFilename> filename = DistributionFilename.tryParse(file.filename(), project);
        Optional<URI> url = FileUrls.resolve(base, file.url());
        String requiresPython = file.requiresPython();
        Optional<VersionSpecifiers> python =
                requiresPython == null || requiresPython.isBlank() ? Optional.empty() : specifiers(requiresPython);
        boolean unreadable = requiresPython != null && !requiresPython.isBlank() && python.isEmpty();
        if (filename.isEmpty() || url.isEmpty() || unreadable) {
            return Optional.empty();
        }
        return Optional.of(new Distribution(filename.get(), url.get(), file.digests(), python, yank(file.yanked()), size(file.size()),
                uploadTime(file.uploadTime()), file.metadata()));
    }

    private Optional<VersionSpecifiers> specifiers(String text) {
        return requirements.computeIfAbsent(text, unknown -> {
            try {
                return Optional.of(VersionSpecifiers.parseLenient(unknown));
            } catch (MalformedSpecifier e) {
                return Optional.empty();
            }
        });
    }

    private static Optional<Yank> yank(@Nullable String reason) {
        return reason == null ? Optional.empty() : Optional.of(Yank.because(reason));
    }

    private static OptionalLong size(long bytes) {
        return bytes < 0 ? OptionalLong.empty() : OptionalLong.of(bytes);
    }

    private static Optional<Instant> uploadTime(@Nullable String text) {
        return text == null ? Optional.empty() : UploadTime.parse(text);
    }
}
