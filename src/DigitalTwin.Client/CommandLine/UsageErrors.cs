using System.CommandLine;
using System.CommandLine.Parsing;
using DigitalTwin.Scenarios.Findings;

namespace DigitalTwin.Client.CommandLine;

/// <summary>Says in one line each what is wrong with a command line, and how to mend it.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult parsed, TextWriter error)
    {
        Command command = parsed.CommandResult.Command;
        string path = command is RootCommand ? "twin" : $"twin {command.Name}";
        if (command is RootCommand && parsed.Tokens.Count == 0)
        {
            string known = string.Join(", ", command.Subcommands.Select(sub => sub.Name));
            error.WriteLine($"twin: name a command: {known}. `twin --help` tells more.");
            return ExitCode.BadInput;
        }

        foreach (string message in Messages(parsed, command).Distinct(StringComparer.Ordinal))
            error.WriteLine($"{path}: {message}");
        return ExitCode.BadInput;
    }

    private static IEnumerable<string> Messages(ParseResult parsed, Command command)
    {
        // What follows an unknown word is mostly its consequence.
        if (parsed.UnmatchedTokens.Count > 0)
        {
            yield return Unknown(parsed.UnmatchedTokens[0], command);
            yield break;
        }

        string[] missing = [.. command.Arguments
            .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument)?.Tokens.Count is null or 0)
            .Select(argument => argument.Name)];
        if (missing.Length > 0)
            yield return $"{string.Join(" ", missing)} is missing. `twin {command.Name} --help` tells what it is.";
        foreach (ParseError error in parsed.Errors.Where(error => missing.Length == 0 || !IsAbout(error, command)))
            yield return error.Message;
    }

    private static bool IsAbout(ParseError error, Command command) => error.Message.Contains($"'{command.Name}'", StringComparison.Ordinal);

    private static string Unknown(string token, Command command)
    {
        bool option = token.StartsWith('-');
        string[] known = option
            ? [.. command.Options.Select(candidate => candidate.Name)]
            : [.. command.Subcommands.Select(candidate => candidate.Name)];
        string kind = option ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        string mend = known.Length > 0
            ? Suggestion.For(token, known, $"Known: {string.Join(", ", known)}.")
            : "Leave it out.";
        return $"unknown {kind} {token}. {mend}";
    }
}
