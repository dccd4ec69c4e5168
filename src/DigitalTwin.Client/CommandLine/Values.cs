using System.Numerics;
using System.CommandLine.Parsing;

namespace DigitalTwin.Client.CommandLine;

/// <summary>Options whose values are read strictly, with a fix in every refusal.</summary>
internal static class Values
{
    private const string Baseline = "world-2025";

    public static Option<long?> Count(string name, string description) => Strict<long>(
        name, "N", description, text => Whole<long>(text) is > 0 and long value ? value : null, "a whole number above zero, such as 8760");

    /// <summary>A port of Orleans' dashboard.</summary>
    public static Option<int?> Dashboard(string description) => Port(
        "--dashboard", description, "a port such as 8090: the dashboard has no login and is served on 127.0.0.1 only");

    public static Option<int?> Port(string name, string description, string wanted = "a port such as 30000") => Strict<int>(
        name, "PORT", description, text => Whole<ushort>(text) is > 0 and ushort value ? value : null, wanted);

    public static Option<double?> Number(string name, string description) => Strict<double>(
        name, "X", description,
        text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
            ? value
            : null,
        "a number, such as 0.5");

    public static Option<long?> Tick(string name, string description) => Strict(
        name, "TICK", description, Whole<long>, "a tick, hours since the run's beginning, such as 24");

    public static Option<int?> Threads() => Strict<int>(
        "--threads", "N", "Threads; the result does not depend on it (default: all cores)",
        text => Whole<int>(text) is > 0 and <= 1024 and int value ? value : null, "a whole number from 1 to 1024");

    public static Option<ulong?> Seed() => Strict(
        "--seed", "S", "Seed of the random draws (default: the scenario's)", Whole<ulong>,
        "a whole number from 0 to 18446744073709551615");

    public static Option<SeedRange?> Seeds() => Strict(
        "--seeds", "A..B", "One seed of the faults, or the first and the last (default: 0..999)", SeedRange.Parse,
        "a seed such as 17, or two such as 0..999");

    public static Option<DateTime?> Until() => Day("--until", "Run to midnight UTC of this day, instead of --ticks");

    public static Option<DateTime?> Day(string name, string description) => Strict<DateTime>(
        name, "DATE", description,
        text => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal
            | DateTimeStyles.AdjustToUniversal, out DateTime value) ? value : null,
        "a day such as 2025-07-01");

    /// <summary>Years such as 2016,2017 or 2016-2024; null where the text is something else.</summary>
    public static int[]? Years(string text)
    {
        var years = new List<int>();
        foreach (string part in text.Split(','))
        {
            string[] ends = part.Split('-');
            if (ends.Length > 2 || Whole<int>(ends[0]) is not (> 1900 and < 2200 and int first)
                || Whole<int>(ends[^1]) is not (> 1900 and < 2200 and int last) || last < first)
                return null;
            years.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return [.. years];
    }

    public static Option<string?> Text(string name, string helpName, string description) =>
        new(name) { Description = description, HelpName = helpName };

    public static Option<FileInfo?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    public static Option<bool> Flag(string name, string description) => new(name) { Description = description };

    /// <summary>The scenario of a command that takes the baseline where none is named.</summary>
    public static Option<string> Scenario() => new("--scenario")
    {
        Description = "Name or folder of a scenario",
        HelpName = "NAME",
        DefaultValueFactory = _ => Baseline,
    };

    public static Option<string?> Address() =>
        Text("--address", "URL", $"Where the page and the API are served (default: {ServerOptions.DefaultAddress})");

    public static Option<DirectoryInfo?> Folder(string name, string description) =>
        new(name) { Description = description, HelpName = "DIR" };

    public static Option<bool> Cluster() => Flag("--cluster", "On a running cluster instead of the local engine");

    public static Option<string?> Redis(string description) => Text("--redis", "HOST:PORT", description);

    /// <summary>An option that would be ignored without another one is an error.</summary>
    public static void Need(CommandResult result, Option given, Option needed)
    {
        if (result.GetResult(given) is { Implicit: false } && result.GetResult(needed) is null or { Implicit: true })
            result.AddError($"{given.Name} needs {needed.Name}.");
    }

    /// <summary>Options that would be ignored beside another one are errors.</summary>
    /// <param name="result">What was typed.</param>
    /// <param name="given">The option that makes the others ignored.</param>
    /// <param name="does">What that option does, after its name.</param>
    public static void Refuse(CommandResult result, Option given, string does, ReadOnlySpan<Option> others)
    {
        foreach (Option option in others)
        {
            if (result.GetResult(given) is { Implicit: false } && result.GetResult(option) is { Implicit: false })
                result.AddError($"{given.Name} {does}; {option.Name} does not go with it.");
        }
    }

    public static Option<bool> Json(string description = "Print one JSON object on standard output and nothing else") =>
        Flag("--json", description);

    private static Option<T?> Strict<T>(string name, string helpName, string description, Func<string, T?> parse, string wanted)
        where T : struct =>
        new(name) { Description = description, HelpName = helpName, CustomParser = result => Read(result, parse, wanted) };

    private static T? Whole<T>(string text)
        where T : struct, INumberBase<T> => T.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out T value) ? value : null;

    private static T? Read<T>(ArgumentResult result, Func<string, T?> parse, string wanted)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        T? value = parse(text);
        if (value is null)
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} wants {wanted}; found {text}.");
        return value;
    }
}
