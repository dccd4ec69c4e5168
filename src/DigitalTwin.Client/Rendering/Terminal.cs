namespace DigitalTwin.Client.Rendering;

/// <summary>
/// Standard output as a console: colours and the terminal's width on a terminal, plain text of 100 columns elsewhere. COLUMNS sets another
/// width for both.
/// </summary>
internal static class Terminal
{
    private const int PlainColumns = 100;
    private const int LeastColumns = 40;
    private const int UsualColumns = 80;

    /// <summary>Whether a line on standard error can be drawn over.</summary>
    public static bool HasLiveError => !Console.IsErrorRedirected && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>Columns of the terminal: those of COLUMNS, or those that it has.</summary>
    public static int Columns => Asked ?? Found ?? UsualColumns;

    private static int? Asked =>
        int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), NumberStyles.None, CultureInfo.InvariantCulture, out int columns)
            ? Math.Max(columns, LeastColumns)
            : null;

    private static int? Found
    {
        get
        {
            try
            {
                return Console.WindowWidth > 0 ? Console.WindowWidth : null;
            }
            catch (IOException)
            {
                return null; // there is no terminal
            }
        }
    }

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
        console.Profile.Width = plain ? Asked ?? PlainColumns : Columns;
        return console;
    }
}
