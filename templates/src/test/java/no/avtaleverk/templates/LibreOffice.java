package no.avtaleverk.templates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** LibreOffice as a command, with a profile of its own. */
public final class LibreOffice implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /**
     * Opens each file of a list, has LibreOffice do one thing with it, and writes every paragraph on a line: its style, its number and
     * its words; a table row by row.
     */
    private static final String MACRO = """
            Sub Work(jobs)
              Dim hidden(0) As New com.sun.star.beans.PropertyValue
              hidden(0).Name = "Hidden"
              hidden(0).Value = True
              files = createUnoService("com.sun.star.ucb.SimpleFileAccess")
              list = FreeFile
              Open jobs For Input As #list
              Do While Not Eof(list)
                Line Input #list, told
                job = Split(told, Chr(9))
                doc = StarDesktop.loadComponentFromURL(ConvertToURL(job(0)), "_blank", 0, hidden())
                If job(1) &lt;&gt; "" Then
                  helper = createUnoService("com.sun.star.frame.DispatchHelper")
                  helper.executeDispatch(doc.CurrentController.Frame, ".uno:" &amp; job(1), "", 0, Array())
                End If
                out = createUnoService("com.sun.star.io.TextOutputStream")
                out.setOutputStream(files.openFileWrite(ConvertToURL(job(2))))
                out.setEncoding("UTF-8")
                Tell(doc, out)
                out.closeOutput()
                doc.close(True)
              Loop
              StarDesktop.terminate()
            End Sub

            Sub Tell(doc, out)
              all = doc.Text.createEnumeration()
              Do While all.hasMoreElements()
                one = all.nextElement()
                If one.supportsService("com.sun.star.text.TextTable") Then
                  For row = 0 To one.Rows.Count - 1
                    told = "Table" &amp; Chr(9)
                    For column = 0 To one.Columns.Count - 1
                      cell = one.getCellByPosition(column, row)
                      told = told &amp; Chr(9) &amp; cell.String
                    Next
                    Say(out, told)
                  Next
                Else
                  Say(out, one.ParaStyleName &amp; Chr(9) &amp; one.ListLabelString &amp; Chr(9) &amp; one.String)
                End If
              Loop
            End Sub

            Sub Say(out, told)
              told = Join(Split(told, Chr(13)), "")
              out.writeString(Join(Split(told, Chr(10)), "\u21b5") &amp; Chr(10))
            End Sub
            """;

    private static final String MODULE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
            <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
            %s</script:module>
            """;

    /** LibreOffice is not there, or did not do what it was asked for. */
    public static final class NoLibreOfficeException extends Exception {
        NoLibreOfficeException(String message) {
            super(message);
        }
    }

    /** What is to be done with a file: a command of LibreOffice's menus, or nothing, and where its lines are written. */
    public record Job(Path file, String command, Path lines) {}

    private final String soffice;
    private final Path folder;

    /** @param soffice its command */
    public LibreOffice(String soffice) throws IOException {
        this.soffice = soffice;
        this.folder = Files.createTempDirectory("libreoffice");
    }

    /** Where files may be laid; gone when this is closed. */
    public Path folder() {
        return folder;
    }

    public String version() throws IOException, InterruptedException, NoLibreOfficeException {
        return command(List.of("--version")).strip();
    }

    /** Convert every file of one folder into another; one process takes them all. */
    public void convert(String from, String format, String to)
            throws IOException, InterruptedException, NoLibreOfficeException {
        var arguments = new ArrayList<>(
                List.of("--convert-to", format, "--outdir", folder.resolve(to).toString()));
        List<Path> files;
        try (Stream<Path> found = Files.list(folder.resolve(from))) {
            files = found.sorted().toList();
        }
        files.forEach(file -> arguments.add(file.toString()));
        String said = command(arguments);
        for (Path file : files) {
            String name = file.getFileName().toString().replaceFirst("[.][a-z]+$", "." + format);
            if (!Files.exists(folder.resolve(to).resolve(name))) {
                throw new NoLibreOfficeException("LibreOffice did not make " + name + ". It said: " + said);
            }
        }
    }

    /** Do what the jobs say, in one process. */
    public void work(List<Job> jobs) throws IOException, InterruptedException, NoLibreOfficeException {
        Path module = folder.resolve("profile/user/basic/Standard/Module1.xba");
        if (!Files.exists(module)) {
            command(List.of("--terminate_after_init"));
            Files.createDirectories(module.getParent());
        }
        Files.writeString(module, MODULE.formatted(MACRO));
        Path list = folder.resolve("jobs.txt");
        var lines = new ArrayList<String>();
        jobs.forEach(job -> lines.add(job.file() + "\t" + job.command() + "\t" + job.lines()));
        Files.write(list, lines);
        String said = command(List.of("macro:///Standard.Module1.Work(\"%s\")".formatted(list)));
        for (Job job : jobs) {
            if (!Files.exists(job.lines())) {
                throw new NoLibreOfficeException("LibreOffice did not open " + job.file() + ". It said: " + said);
            }
        }
    }

    private String command(List<String> arguments) throws IOException, InterruptedException, NoLibreOfficeException {
        // A profile of its own, since LibreOffice hands its work to a running process with the same profile.
        var command = new ArrayList<>(List.of(
                soffice, "-env:UserInstallation=" + folder.resolve("profile").toUri(), "--headless", "--norestore"));
        command.addAll(arguments);
        Path said = folder.resolve("said.txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        } catch (IOException e) {
            throw new NoLibreOfficeException(
                    "LibreOffice is needed, and '%s' can not be started (%s). Install it, or name its command as the argument."
                            .formatted(soffice, e.getMessage()));
        }
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new NoLibreOfficeException("LibreOffice did not end within " + PATIENCE);
        }
        String output = Files.readString(said, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
            throw new NoLibreOfficeException("LibreOffice ended with " + process.exitValue() + ": " + output);
        }
        return output;
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
