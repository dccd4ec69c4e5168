using System.CommandLine.Parsing;

namespace DigitalTwin.Client.CommandLine;

/// <summary>Says in one line each what is wrong with a command line, and how to fix it.</summary>
internal static class UsageErrors
{
    public static int Write(ParseResult parsed, TextWriter error)
    {
        Command command = parsed.CommandResult.Command;
        string path = PathOf(command);
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0)
        {
            string known = string.Join(", ", command.Subcommands.Select(sub => sub.Name));
            error.WriteLine($"{path}: name a command: {known}. `{path} --help` shows more.");
            return ExitCode.BadInput;
        }

        foreach (string message in Messages(parsed, command, path).Distinct(StringComparer.Ordinal))
            error.WriteLine($"{path}: {message}");
        return ExitCode.BadInput;
    }

    /// <summary>The command with those above it, as it is typed.</summary>
    private static string PathOf(Command command) => command is RootCommand || command.Parents.FirstOrDefault() is not Command above
        ? "twin"
        : $"{PathOf(above)} {command.Name}";

    private static IEnumerable<string> Messages(ParseResult parsed, Command command, string path)
    {
        // What follows an unknown word is mostly its consequence.
        if (parsed.UnmatchedTokens.Count > 0)
        {
            yield return Unknown(parsed.UnmatchedTokens[0], command);
            yield break;
        }

        string[] missing =
        [
            .. command.Arguments
                .Where(argument => argument.Arity.MinimumNumberOfValues > 0 && parsed.GetResult(argument)?.Tokens.Count is null or 0)
                .Select(argument => argument.Name),
            .. command.Options
                .Where(option => option.Required && parsed.GetResult(option)?.Tokens.Count is null or 0)
                .Select(option => option.Name),
        ];
        if (missing.Length > 0)
            yield return $"{string.Join(" ", missing)} is missing. `{path} --help` describes it.";
        foreach (ParseError error in parsed.Errors.Where(error => missing.Length == 0 || !IsAbout(error, [command.Name, .. missing])))
            yield return error.Message;
    }

    private static bool IsAbout(ParseError error, IEnumerable<string> names) =>
        names.Any(name => error.Message.Contains($"'{name}'", StringComparison.Ordinal));

    private static string Unknown(string token, Command command)
    {
        bool option = token.StartsWith('-');
        string[] known = option
            ? [.. command.Options.Select(candidate => candidate.Name)]
            : [.. command.Subcommands.Select(candidate => candidate.Name)];
        string kind = option ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
        string fix = known.Length > 0
            ? Suggestion.For(token, known, $"Known: {string.Join(", ", known)}.")
            : "Leave it out.";
        return $"unknown {kind} {token}. {fix}";
    }
}
