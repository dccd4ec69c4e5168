using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Commands;

namespace DigitalTwin.Client;

/// <summary>Entry of the console program <c>twin</c>.</summary>
public static class Program
{
    /// <summary>Runs one command and returns its exit code.</summary>
    public static async Task<int> Main(string[] args)
    {
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        ParseResult parsed = CommandTree.Create().Parse(args);
        if (parsed.Errors.Count > 0)
            return UsageErrors.Write(parsed, Console.Error);
        return await Failure.Guard(() => parsed.InvokeAsync(CommandTree.Invocation, CancellationToken.None), Console.Error);
    }
}
