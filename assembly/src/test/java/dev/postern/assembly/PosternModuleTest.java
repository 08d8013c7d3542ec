package dev.postern.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import dev.postern.files.DirectoryIndexes;
import dev.postern.http.HttpConnections;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PosternModuleTest {
    private final HttpConnections connections = HttpConnections.on(Runnable::run);
    private final Injector injector = Guice.createInjector(new PosternModule(new UserAgent("postern/test"), connections));

    @Test
    void every_binding_resolves() {
        assertThat(injector.getBindings().keySet()).allSatisfy(key -> assertThat(injector.getInstance(key)).isNotNull());
    }

    @Test
    void what_belongs_to_the_process_is_there_once() {
        assertThat(injector.getInstance(HttpConnections.class)).isSameAs(connections);
        assertThat(injector.getInstance(ResolutionRuns.class)).isSameAs(injector.getInstance(ResolutionRuns.class));
    }

    @Test
    void each_run_sees_folders_anew() {
        assertThat(injector.getInstance(DirectoryIndexes.class)).isNotSameAs(injector.getInstance(DirectoryIndexes.class));
    }

    @Test
    void whatever_must_be_closed_is_closed_with_the_process() {
        // the assembly, which made them, closes them
        Set<Class<?>> held = injector.getBindings().keySet().stream().map(key -> key.getTypeLiteral().getRawType())
                .filter(AutoCloseable.class::isAssignableFrom).collect(Collectors.toSet());
        assertThat(held).containsExactly(HttpConnections.class);
    }

    @Test
    void what_is_not_bound_is_not_made() {
        assertThat(injector.getExistingBinding(Key.get(NetworkSettings.class))).isNull();
        assertThat(injector.getExistingBinding(Key.get(Settings.class))).isNull();
    }
}
