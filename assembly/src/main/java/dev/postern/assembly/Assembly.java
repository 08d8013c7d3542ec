package dev.postern.assembly;

import com.google.inject.Guice;
import com.google.inject.Stage;
import org.jspecify.annotations.Nullable;

/**
 * What belongs to one process of an app, put together by Guice when it is first needed. What the commands do with it for one caller comes
 * from its factories. Safe for concurrent callers.
 */
public final class Assembly implements AutoCloseable {
    private final UserAgent userAgent;
    private @Nullable Belongings belongings;

    /** Nothing is there yet. */
    public Assembly(UserAgent userAgent) {
        this.userAgent = userAgent;
    }

    /** How a run is made for a caller. */
    public ResolutionRuns resolutionRuns() {
        return belongings().resolutionRuns();
    }

    private synchronized Belongings belongings() {
        if (belongings == null) {
            belongings = Guice.createInjector(Stage.DEVELOPMENT, new PosternModule(userAgent)).getInstance(Belongings.class);
        }
        return belongings;
    }

    /** Whether any command has needed it. */
    synchronized boolean isPutTogether() {
        return belongings != null;
    }

    /** Ends the connections and threads, with what is under way on them. */
    @Override
    public synchronized void close() {
        if (belongings != null) {
            belongings.close();
        }
    }
}
