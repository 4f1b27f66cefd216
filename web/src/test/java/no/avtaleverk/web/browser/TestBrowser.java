package no.avtaleverk.web.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A real browser: the one {@code CHROME_PATH} names, else the system's Chromium, Chrome or Edge, else the Chromium that comes with the
 * front end's npm packages. Not safe for use by several threads.
 */
public final class TestBrowser implements AutoCloseable {

    private static final List<String> NAMES = List.of(
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "microsoft-edge",
            "chrome",
            "chrome.exe",
            "msedge.exe");

    private static final List<String> OUTSIDE_THE_PATH = List.of(
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
            "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
            "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe");

    /** Nothing is asked of any other machine; QUIC and graphics cards differ from machine to machine. */
    private static final List<String> ARGUMENTS = List.of(
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-first-run",
            "--disable-quic",
            "--disable-gpu");

    private final Playwright playwright;
    private final Browser browser;

    private TestBrowser(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /**
     * Start the first browser that will.
     *
     * @throws IllegalStateException saying all that was tried, if none starts
     */
    public static TestBrowser start() {
        String named = System.getenv("CHROME_PATH");
        return named == null || named.isBlank() ? start(systemBrowsers(), true) : start(List.of(Path.of(named)), false);
    }

    static TestBrowser start(List<Path> installed, boolean orPackaged) {
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var faults = new ArrayList<String>();
        for (Path executable : installed) {
            try {
                return new TestBrowser(playwright, launch(playwright, executable, Map.of()));
            } catch (PlaywrightException fault) {
                faults.add(executable + " does not start: " + fault.getMessage());
            }
        }
        if (installed.isEmpty()) {
            faults.add("There is no Chromium, Chrome or Edge on the PATH or in the usual places.");
        }
        if (orPackaged) {
            try {
                Properties packaged = packaged();
                var environment = Map.of(
                        "LD_LIBRARY_PATH", packaged.getProperty("libraries"),
                        "FONTCONFIG_FILE", packaged.getProperty("fonts"));
                return new TestBrowser(
                        playwright, launch(playwright, Path.of(packaged.getProperty("executable")), environment));
            } catch (IOException | PlaywrightException fault) {
                faults.add("The one in the front end's npm packages does not start: " + fault.getMessage());
            }
        }
        playwright.close();
        throw new IllegalStateException(
                "No browser for the tests. Install Chromium or Chrome, or name one in CHROME_PATH.\n"
                        + String.join("\n", faults));
    }

    private static Browser launch(Playwright playwright, Path executable, Map<String, String> environment) {
        var all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable)
                        .setEnv(all)
                        .setChromiumSandbox(false)
                        .setTimeout(60_000)
                        .setArgs(ARGUMENTS));
    }

    private static List<Path> systemBrowsers() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(
                        Stream.of(path.split(File.pathSeparator))
                                .filter(folder -> !folder.isBlank())
                                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
                        OUTSIDE_THE_PATH.stream().map(Path::of))
                .filter(Files::isExecutable)
                .toList();
    }

    /** Ask the front end's script, which unpacks the browser the first time; one process of tests after the other. */
    private static Properties packaged() throws IOException {
        try (var lock = FileChannel.open(
                Files.createDirectories(Path.of("target")).resolve("browser.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            lock.lock();
            return unpacked();
        }
    }

    private static Properties unpacked() throws IOException {
        Path frontend = Files.isDirectory(Path.of("frontend")) ? Path.of("frontend") : Path.of("web", "frontend");
        Process script = new ProcessBuilder(
                        "node", frontend.resolve("browser.mjs").toString())
                .redirectErrorStream(true)
                .start();
        String answer;
        try (InputStream output = script.getInputStream()) {
            answer = new String(output.readAllBytes(), StandardCharsets.UTF_8);
        }
        try {
            if (script.waitFor() != 0) {
                throw new IOException(answer.strip());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
        var packaged = new Properties();
        packaged.load(new StringReader(answer));
        return packaged;
    }

    public Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
