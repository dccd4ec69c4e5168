using System.CommandLine;
using DigitalTwin.Client.Commands;

namespace DigitalTwin.Client.Tests;

/// <summary>docs/reference/commands.md is generated from the commands themselves.</summary>
public sealed class CommandsPageTests
{
    private const string Opening =
        """
        # Commands

        Generated from the commands of the program (`src/DigitalTwin.Client/Commands`). After a change there run `CommandsPageTests` with
        `UPDATE_DOCS=1`. `./twin test` is not among them: the script runs the tests itself.

        `./twin COMMAND --help` prints the same in the terminal. Exit codes: 0 done, 1 the run failed or a replay differs, 2 wrong input,
        130 ended by Ctrl-C at the end of a tick, with everything written.

        | command | what it does |
        |---|---|

        """;

    [Fact]
    public void The_page_of_commands_is_that_of_the_program()
    {
        string path = Path.Combine(RepositoryFolder.Root, "docs", "reference", "commands.md");
        string expected = Document();
        if (Environment.GetEnvironmentVariable("UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);
        Assert.True(
            File.Exists(path) && File.ReadAllText(path).ReplaceLineEndings("\n") == expected,
            "docs/reference/commands.md is stale: run these tests with UPDATE_DOCS=1.");
    }

    [Fact]
    public void Every_command_option_and_argument_has_a_description() =>
        Assert.All(Commands().SelectMany(Symbols), symbol => Assert.False(string.IsNullOrWhiteSpace(symbol.Description), symbol.Name));

    private static string Document()
    {
        var page = new StringBuilder(Opening.ReplaceLineEndings("\n"));
        (string Name, Command Command)[] commands = [.. Named(CommandTree.Create(), "")];
        foreach ((string name, Command command) in commands)
            page.Append(CultureInfo.InvariantCulture, $"| [`{name}`](#{name.Replace(' ', '-')}) | {Cell(command.Description)} |\n");
        foreach ((string name, Command command) in commands)
            Append(page, name, command);
        return page.ToString();
    }

    private static void Append(StringBuilder page, string name, Command command)
    {
        page.Append(CultureInfo.InvariantCulture, $"\n## {name}\n\n{command.Description!.TrimEnd('.')}.\n");
        if (command.Arguments.Any(known => !known.Hidden) || command.Options.Any(known => !known.Hidden))
            page.Append("\n| argument or option | meaning |\n|---|---|\n");
        foreach (Argument argument in command.Arguments.Where(known => !known.Hidden))
        {
            string optional = argument.Arity.MinimumNumberOfValues == 0 ? " (may be left out)" : "";
            page.Append(CultureInfo.InvariantCulture, $"| `{argument.Name}`{optional} | {Cell(argument.Description)} |\n");
        }

        foreach (Option option in command.Options.Where(known => !known.Hidden))
            page.Append(CultureInfo.InvariantCulture, $"| `{Written(option)}` | {Cell(option.Description)}{DefaultOf(option)} |\n");
    }

    private static string Written(Option option)
    {
        bool isFlag = option.ValueType == typeof(bool);
        return isFlag ? option.Name : $"{option.Name} {option.HelpName ?? option.Name.TrimStart('-').ToUpperInvariant()}";
    }

    private static string DefaultOf(Option option) =>
        option.HasDefaultValue && option.GetDefaultValue() is string { Length: > 0 } text ? $" (default: {text})" : "";

    private static string Cell(string? text) => (text ?? "").Replace("|", "\\|", StringComparison.Ordinal);

    private static IEnumerable<(string Name, Command Command)> Named(Command parent, string before) =>
        parent.Subcommands.Where(command => !command.Hidden).SelectMany(command => command.Subcommands.Count > 0
            ? Named(command, $"{before}{command.Name} ").Prepend((before + command.Name, command))
            : [(before + command.Name, command)]);

    private static IEnumerable<Command> Commands() => Named(CommandTree.Create(), "").Select(named => named.Command);

    private static IEnumerable<Symbol> Symbols(Command command) =>
        [command, .. command.Arguments.Where(known => !known.Hidden), .. command.Options.Where(known => !known.Hidden)];
}
