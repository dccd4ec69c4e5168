using Spectre.Console;

namespace DigitalTwin.Client.Rendering;

/// <summary>Standard output as a console: colours and the terminal's width on a terminal, plain text of 100 columns elsewhere.</summary>
internal static class Terminal
{
    private const int PlainColumns = 100;

    /// <summary>Whether a line on standard error can be drawn over.</summary>
    public static bool HasLiveError => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Creates the console. NO_COLOR is honoured.</summary>
    public static IAnsiConsole Create()
    {
        bool plain = Console.IsOutputRedirected;
        bool colourless = plain || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = colourless ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(Console.Out),
        });
        if (plain || console.Profile.Width < PlainColumns)
            console.Profile.Width = PlainColumns;
        return console;
    }
}
