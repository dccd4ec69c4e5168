using System.CommandLine.Parsing;
using DigitalTwin.Client.Cluster;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Client.Runs;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin inject DIR</c>: injects an event into a run, whether it is running or not.</summary>
internal static class InjectCommand
{
    private static readonly Argument<DirectoryInfo?> Folder = new("DIR")
    {
        Description = "Folder of the run; with --cluster none",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly ClusterTarget Cluster = new(onRequest: true);
    private static readonly Option<string?> Run = Values.Text("--run", "NAME", "With --cluster: name of the run");

    private static readonly Option<FileInfo?> EventsFile =
        Values.File("--file", "JSON file with one event or a list (docs/reference/events.md), instead of the options below");

    private static readonly Option<string?> Kind = Values.Text(
        "--kind", "KIND", $"What happens: {string.Join(", ", EventKinds.All.Select(kind => kind.Name))}");

    private static readonly Option<string?> Target =
        Values.Text("--target", "ID", "What it reaches: an entity, a zone, country/CODE or all");
    private static readonly Option<double?> Value = Values.Number("--value", "How much, in the unit of the kind");
    private static readonly Option<long?> Duration = Values.Count("--duration", "Hours that it holds (default: for good)");
    private static readonly Option<string?> At = Values.Text(
        "--at", "INSTANT", "Hour in which it takes effect, such as 2025-03-01T00:00Z (default: the first that can still be changed)");

    private static readonly Option<string?> Id = Values.Text(
        "--id", "ID", "Identifier: the same event under the same one again is taken once (default: a new one)");

    private static readonly Option<string?> Fuel = Values.Text("--fuel", "FUEL", "Fuel that it is about");
    private static readonly Option<string?> Policy = Values.Text("--policy", "POLICY", "Policy that it sets");
    private static readonly Option<string?> Metric = Values.Text("--metric", "METRIC", "Metric that was measured");
    private static readonly Option<bool> Json = Values.Json();

    /// <summary>Options that are fields of the text form.</summary>
    private static readonly (Option Option, string Field)[] Fields =
    [
        (Id, EventFields.Id),
        (Kind, EventFields.Kind),
        (Target, EventFields.Target),
        (Value, EventFields.Value),
        (Duration, EventFields.DurationHours),
        (At, EventFields.At),
        (Fuel, EventFields.Fuel),
        (Policy, EventFields.Policy),
        (Metric, EventFields.Metric),
    ];

    public static Command Create()
    {
        Command command = new("inject", "Inject an event into a run: an outage, a line loss, a new campus, ...")
        {
            Folder,
            EventsFile,
            Json,
        };
        Cluster.AddTo(command);
        command.Options.Add(Run);
        foreach ((Option option, _) in Fields)
            command.Options.Add(option);
        command.Validators.Add(Validate);
        command.SetAction((parsed, _) => Inject(parsed));
        return command;
    }

    private static void Validate(CommandResult result)
    {
        if (Cluster.IsWanted(result) ? result.GetValue(Run) is null : result.GetValue(Folder) is null)
            result.AddError("Name the run: its folder DIR, or --cluster and --run NAME (`twin cluster list` shows them).");
        Values.Refuse(result, EventsFile, "says all of it", [.. Fields.Select(field => field.Option)]);
        if (result.GetResult(EventsFile) is null && (result.GetResult(Kind) is null || result.GetResult(Target) is null))
            result.AddError("Name --kind and --target, or a --file with events (docs/reference/events.md).");
    }

    private static async Task<int> Inject(ParseResult parsed)
    {
        var findings = new List<Finding>();
        EventRequest? request = parsed.GetValue(EventsFile) is FileInfo file ? FromFile(file.ToString(), findings) : FromOptions(parsed);
        using var interrupt = new Interrupt();
        EventResponse? response = request is null
            ? new EventResponse([], [.. findings.Select(EventFinding.Of)])
            : await Send(parsed, request, interrupt.Token);
        if (response is null)
            return interrupt.Token.IsCancellationRequested ? ExitCode.Interrupted : ExitCode.Failed;
        if (parsed.GetValue(EventsFile) is null)
            response = response with { Findings = [.. response.Findings.Select(AsOption)] };
        if (parsed.GetValue(Json))
            Console.Out.WriteLine(RunFolder.ToJson(response));
        else
            InjectReport.Write(response, Console.Out, Console.Error);
        return response.AllAccepted ? ExitCode.Done : ExitCode.BadInput;
    }

    private static async Task<EventResponse?> Send(ParseResult parsed, EventRequest request, CancellationToken cancellation)
    {
        if (Cluster.IsWanted(parsed))
            return await OrleansCluster.Inject(Cluster.AddressOf(parsed), parsed.GetValue(Run)!, request, cancellation);
        return Injection.Send(parsed.GetValue(Folder)!.ToString(), request, cancellation);
    }

    /// <summary>Who wrote options has neither lines nor fields.</summary>
    private static EventFinding AsOption(EventFinding finding)
    {
        string? option = Fields.FirstOrDefault(pair => pair.Field == finding.Field).Option?.Name;
        return finding with { Line = 0, Field = option ?? finding.Field };
    }

    /// <summary>A file that cannot be read is said at once; what its events mean is for the run to judge.</summary>
    private static EventRequest? FromFile(string path, List<Finding> findings)
    {
        EventFile.Read(path, findings);
        return findings.Count == 0 ? new EventRequest(path.Replace('\\', '/'), File.ReadAllText(path)) : null;
    }

    private static EventRequest FromOptions(ParseResult parsed)
    {
        var members = new List<JsonMember>();
        if (parsed.GetValue(Id) is null)
            members.Add(new JsonMember(EventFields.Id, Text("inject-" + Guid.NewGuid().ToString("N")[..12])));
        foreach ((Option option, string field) in Fields)
        {
            if (ValueOf(parsed, option) is JsonTree value)
                members.Add(new JsonMember(field, value));
        }

        return new EventRequest("twin inject", EventFile.Write([new EventDraft("twin inject", JsonTree.Of(members))]));
    }

    private static JsonTree? ValueOf(ParseResult parsed, Option option) => option switch
    {
        Option<double?> number when parsed.GetValue(number) is double value => Number(value.ToString("R", CultureInfo.InvariantCulture)),
        Option<long?> count when parsed.GetValue(count) is long value => Number(value.ToString(CultureInfo.InvariantCulture)),
        Option<string?> text when parsed.GetValue(text) is string value => Text(value),
        _ => null,
    };

    private static JsonTree Text(string text) => new(JsonValueKind.String, 0, text);

    private static JsonTree Number(string text) => new(JsonValueKind.Number, 0, text);
}
