using System.CommandLine.Parsing;

namespace DigitalTwin.Client.CommandLine;

/// <summary>Options whose values are read strictly, with a fix in every refusal.</summary>
internal static class Values
{
    public static Option<long?> Count(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result => Read<long?>(
            result,
            text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value > 0 ? value : null,
            "a whole number above zero, such as 8760"),
    };

    /// <summary>A port of Orleans' dashboard.</summary>
    public static Option<int?> Dashboard(string description) => new("--dashboard")
    {
        Description = description,
        HelpName = "PORT",
        CustomParser = result => Read<int?>(
            result,
            text => ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ushort value) && value > 0 ? value : null,
            "a port such as 8090: the dashboard has no login and is served on 127.0.0.1 only"),
    };

    public static Option<double?> Number(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "X",
        CustomParser = result => Read<double?>(
            result,
            text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value)
                ? value
                : null,
            "a number, such as 0.5"),
    };

    public static Option<long?> Tick(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TICK",
        CustomParser = result => Read<long?>(
            result,
            text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null,
            "a tick, hours since the run's beginning, such as 24"),
    };

    public static Option<int?> Threads() => new("--threads")
    {
        Description = "Threads; the result does not depend on it (default: all cores)",
        HelpName = "N",
        CustomParser = result => Read<int?>(
            result,
            text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value is > 0 and <= 1024 ? value
                : null,
            "a whole number from 1 to 1024"),
    };

    public static Option<ulong?> Seed() => new("--seed")
    {
        Description = "Seed of the random draws (default: the scenario's)",
        HelpName = "S",
        CustomParser = result => Read<ulong?>(
            result,
            text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong value) ? value : null,
            "a whole number from 0 to 18446744073709551615"),
    };

    public static Option<SeedRange?> Seeds() => new("--seeds")
    {
        Description = "One seed of the faults, or the first and the last (default: 0..999)",
        HelpName = "A..B",
        CustomParser = result => Read<SeedRange?>(result, SeedRange.Parse, "a seed such as 17, or two such as 0..999"),
    };

    public static Option<DateTime?> Until() => Day("--until", "Run to midnight UTC of this day, instead of --ticks");

    public static Option<DateTime?> Day(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE",
        CustomParser = result => Read<DateTime?>(
            result,
            text => DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal
                | DateTimeStyles.AdjustToUniversal, out DateTime value) ? value : null,
            "a day such as 2025-07-01"),
    };

    public static Option<DirectoryInfo?> Folder(string name, string description) =>
        new(name) { Description = description, HelpName = "DIR" };

    public static Option<bool> Cluster() => new("--cluster") { Description = "On a running cluster instead of the local engine" };

    public static Option<string?> Redis(string description) =>
        new("--redis") { Description = description, HelpName = "HOST:PORT" };

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
    /// <param name="others">The others.</param>
    public static void Refuse(CommandResult result, Option given, string does, ReadOnlySpan<Option> others)
    {
        foreach (Option option in others)
        {
            if (result.GetResult(given) is { Implicit: false } && result.GetResult(option) is { Implicit: false })
                result.AddError($"{given.Name} {does}; {option.Name} does not go with it.");
        }
    }

    public static Option<bool> Json(string description) => new("--json") { Description = description };

    private static T? Read<T>(ArgumentResult result, Func<string, T?> parse, string wanted)
    {
        string text = result.Tokens.Count > 0 ? result.Tokens[0].Value : "";
        T? value = parse(text);
        if (value is null)
            result.AddError($"{((OptionResult)result.Parent!).Option.Name} wants {wanted}; found {text}.");
        return value;
    }
}
