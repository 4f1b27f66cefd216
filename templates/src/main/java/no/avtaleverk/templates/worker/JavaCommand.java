package no.avtaleverk.templates.worker;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** How to start a second Java process with the classes of this one. */
final class JavaCommand {
    private static final String LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher";

    private JavaCommand() {}

    /**
     * @param classPath the property {@code java.class.path}: folders and jars, or the one jar Spring Boot packs
     */
    static List<String> of(String classPath, String main, int megabytes, Path temporary, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx%dm".formatted(megabytes));
        command.add("-Xss1m");
        command.add("-XX:+UseSerialGC");
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.add("-XX:+DisplayVMOutputToStderr");
        command.add("-XX:-UsePerfData");
        command.add("-Xshare:auto");
        command.add("-Djava.awt.headless=true");
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Djava.io.tmpdir=" + temporary);
        command.add("-Duser.language=en");
        command.add("-Duser.country=US");
        // Loggers of the product must not write their files from here; what a library has to say goes to standard
        // error.
        command.add("-Dlogback.configurationFile=no/avtaleverk/templates/worker/logback-worker.xml");
        command.add("-Dslf4j.internal.verbosity=ERROR");
        if (isBootJar(classPath)) {
            command.add("-Dloader.main=" + main);
            command.add("-cp");
            command.add(absolute(classPath));
            command.add(LAUNCHER);
        } else {
            command.add("-cp");
            command.add(absolute(classPath));
            command.add(main);
        }
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** The process runs in a folder of its own, where relative paths would lead nowhere. */
    private static String absolute(String classPath) {
        return java.util.Arrays.stream(classPath.split(Pattern.quote(File.pathSeparator)))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(java.util.stream.Collectors.joining(File.pathSeparator));
    }

    private static boolean isBootJar(String classPath) {
        if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(classPath))) {
            return false;
        }
        try (var jar = new JarFile(classPath)) {
            return jar.getEntry("BOOT-INF/classes/") != null;
        } catch (IOException e) {
            return false;
        }
    }
}
