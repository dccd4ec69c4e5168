using System.Collections.Concurrent;

namespace DigitalTwin.Viewer.Tests.Api;

/// <summary>
/// Random requests made out of the OpenAPI document: right, nearly right and senseless values for every parameter and body. None may end in
/// a 5xx, none may stop the host, and each operation's handler must be reached: answered with a 2xx, and seldom by the limits before it.
/// TWIN_FUZZ says how many requests.
/// </summary>
public sealed class FuzzTests(OpenTwinFixture twin) : IClassFixture<OpenTwinFixture>
{
    private static readonly int Requests =
        int.TryParse(Environment.GetEnvironmentVariable("TWIN_FUZZ"), CultureInfo.InvariantCulture, out int asked) ? asked : 600;

    /// <summary>Of the requests that begin a run one in so many is right: some runs are begun, however many requests there are.</summary>
    private static readonly int OneRunIn = Math.Max(20, Requests / 400);

    private static readonly string[] Odd =
    [
        "", "0", "-1", "1", "5", "59", "1e309", "NaN", "null", "true", "../..", "..%2f..%2f", "%00", "\u0001", "\ud83d\ude00",
        "'; drop table", "<script>", "9223372036854775807", "9223372036854775808", "0x10", "1,2", "[]", "{}", "NORTH", "NORTH>SOUTH",
        "load_mw", "day", "hour", "two-zones", new('a', 3000),
    ];

    [Fact]
    public async Task No_request_out_of_the_document_ends_in_a_fault()
    {
        JsonElement document = await twin.Twin.Get("/openapi/v1.json");
        Operation[] operations =
        [
            .. from path in document.GetProperty("paths").EnumerateObject()
               from operation in path.Value.EnumerateObject()
               select new Operation(path.Name, operation.Name.ToUpperInvariant(), operation.Value),
        ];
        var statuses = new ConcurrentDictionary<(string Operation, int Status), int>();
        var faults = new ConcurrentBag<string>();
        await Parallel.ForAsync(0, Requests, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            var random = new Random(number);
            Operation operation = operations[number % operations.Length];
            (string path, string? body) = Make(operation, random);
            int status = await Send(operation, path, body, faults);
            statuses.AddOrUpdate((operation.Id, status), 1, (_, count) => count + 1);
        });

        foreach (Operation operation in operations)
            Print(operation.Id, statuses);

        Assert.Empty(faults.Take(5));
        string[] reached = [.. statuses.Keys.Where(key => key.Status is >= 200 and < 300).Select(key => key.Operation)];
        Assert.Empty(operations.Select(operation => operation.Id).Except(reached));
        Assert.All(
            operations.Select(operation => operation.Id),
            id => Assert.InRange(
                statuses.GetValueOrDefault((id, 429)), 0, statuses.Where(pair => pair.Key.Operation == id).Sum(pair => pair.Value) / 20));
        Assert.Equal(twin.Run, (await twin.Twin.Get(twin.Api)).GetProperty("id").GetString());
    }

    /// <summary>How an operation was met: requests by class of status, then by status.</summary>
    private static void Print(string operation, IReadOnlyDictionary<(string Operation, int Status), int> statuses)
    {
        (int Status, int Count)[] seen =
            [.. statuses.Where(pair => pair.Key.Operation == operation).Select(pair => (pair.Key.Status, pair.Value)).Order()];
        int OfClass(int hundreds) => seen.Where(one => one.Status / 100 == hundreds).Sum(one => one.Count);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{operation,-18} 2xx {OfClass(2),6}  4xx {OfClass(4),6}  5xx {OfClass(5)}:  "
            + string.Join(", ", seen.Select(one => $"{one.Status} x {one.Count}")));
    }

    private async Task<int> Send(Operation operation, string path, string? body, ConcurrentBag<string> faults)
    {
        using var request = new HttpRequestMessage(new HttpMethod(operation.Method), path);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using HttpResponseMessage answer = await twin.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        if ((int)answer.StatusCode >= 500)
        {
            string text = await answer.Content.ReadAsStringAsync(patience.Token);
            faults.Add($"{operation.Method} {path} {body}: {(int)answer.StatusCode} {text}");
        }

        return (int)answer.StatusCode;
    }

    private (string Path, string? Body) Make(Operation operation, Random random)
    {
        string path = operation.Path;
        var query = new List<string>();
        foreach (JsonElement parameter in operation.Parameters)
        {
            string name = parameter.GetProperty("name").GetString()!;
            string value = Uri.EscapeDataString(Value(name, random));
            if (parameter.GetProperty("in").GetString() == "path")
                path = path.Replace($"{{{name}}}", value.Length == 0 ? "x" : value);
            else if (random.Next(4) > 0)
                query.Add($"{name}={value}");
        }

        string? body = operation.Method is "POST" or "PUT" ? Body(operation.Id, random) : null;
        return (path + (query.Count > 0 ? "?" + string.Join('&', query) : ""), body);
    }

    private string Value(string name, Random random) => random.Next(3) == 0
        ? Odd[random.Next(Odd.Length)]
        : name switch
        {
            "run" => twin.Run,
            "tick" or "from" => random.Next(60).ToString(CultureInfo.InvariantCulture),
            "to" => (60 + random.Next(9)).ToString(CultureInfo.InvariantCulture),
            "id" or "entity" => "NORTH",
            "metric" => "load_mw",
            "resolution" => "day",
            "name" => "two-zones",
            "file" => "zones.csv",
            "rate" => "5",
            _ => Odd[random.Next(Odd.Length)],
        };

    private static string Body(string operation, Random random)
    {
        if (random.Next(4) == 0)
            return Odd[random.Next(Odd.Length)];
        string odd = JsonSerializer.Serialize(Odd[random.Next(Odd.Length)]);
        return operation switch
        {
            "advanceRun" => random.Next(3) switch
            {
                0 => "{\"ticks\": 1}",
                1 => $"{{\"ticks\": {odd}}}",
                _ => $"{{\"to\": {random.Next(-5, 70)}}}",
            },
            "setSpeed" => random.Next(2) == 0 ? "{\"ticksPerSecond\": 100}" : $"{{\"ticksPerSecond\": {odd}}}",
            "beginRun" => random.Next(OneRunIn) == 0
                ? "{\"scenario\": \"two-zones\"}"
                : $"{{\"scenario\": {odd}, \"seed\": {odd}, \"id\": {odd}}}",
            "injectEvents" => $"{{\"id\": \"fuzz-{random.Next(50)}\", \"kind\": \"demand-shock\", "
                + $"\"target\": {(random.Next(2) == 0 ? "\"NORTH\"" : odd)}, "
                + $"\"value\": {(random.Next(2) == 0 ? "1.1" : odd)}}}",
            _ => "{}",
        };
    }

    private sealed record Operation(string Path, string Method, JsonElement Json)
    {
        public string Id => Json.GetProperty("operationId").GetString()!;

        public IReadOnlyList<JsonElement> Parameters =>
            Json.TryGetProperty("parameters", out JsonElement parameters) ? [.. parameters.EnumerateArray()] : [];
    }
}
