using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Scenarios.Reading;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin scenarios</c>: lists the scenarios that can be called by name.</summary>
internal static class ScenariosCommand
{
    public static Command Create()
    {
        Command command = new("scenarios", "List the scenarios that can be called by name");
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        ScenarioLibrary library = ScenarioLibrary.Discover();
        IReadOnlyList<string> names = library.List();
        if (names.Count == 0)
        {
            Console.Error.WriteLine($"twin scenarios: no folder {ScenarioLibrary.FolderName} here or above; run below one.");
            return ExitCode.BadInput;
        }

        Table table = PlainTable.Of("name", "title", "question");
        foreach (string name in names)
        {
            ScenarioMeta meta = ScenarioLoader.ReadHead(name, library);
            table.AddRow(Markup.Escape(name), Markup.Escape(meta.Title), Markup.Escape(meta.Question));
        }

        Terminal.Create().Write(table);
        return ExitCode.Done;
    }
}
