using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Runs;
using DigitalTwin.Viewer.Reports;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin report RUN --html FILE</c>: a run on one page that needs nothing but itself.</summary>
internal static class ReportCommand
{
    private static readonly Argument<DirectoryInfo> Folder = new("RUN") { Description = "Folder that `twin up` or `twin run --out` wrote" };
    private static readonly Option<FileInfo?> Html = Values.File("--html", "File to write (default: report.html in the run's folder)");

    public static Command Create()
    {
        Command command = new("report", "Write a run's plots, tables, sources and assumptions as one HTML page") { Folder, Html };
        command.SetAction(Report);
        return command;
    }

    private static int Report(ParseResult parsed)
    {
        string folder = parsed.GetRequiredValue(Folder).FullName;
        RunManifest manifest = RunFolder.ReadManifest(folder);
        if (RecordedScenario.Load("twin report", manifest) is not ScenarioLoadResult scenario)
            return ExitCode.BadInput;
        string file = parsed.GetValue(Html)?.FullName ?? Path.Combine(folder, "report.html");
        try
        {
            File.WriteAllText(file, RunReport.Write(folder, scenario));
        }
        catch (HistoryDamageException damage)
        {
            throw new RunFolderException($"{folder}: {damage.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException && e is not FileNotFoundException)
        {
            throw new RunFolderException($"{file}: the page cannot be written ({e.Message}); name another file with --html FILE.");
        }

        Console.Out.WriteLine(file);
        return ExitCode.Done;
    }
}
