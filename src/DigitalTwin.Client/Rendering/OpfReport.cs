using DigitalTwin.Opf.Matpower;
using DigitalTwin.Opf.Nodal;

namespace DigitalTwin.Client.Rendering;

/// <summary>A dispatch of a MATPOWER case, for people and for programs.</summary>
internal sealed class OpfReport(MatpowerCase matpower, string formulation, NodalResult result, double seconds)
{
    private const int MostRows = 20;

    private string Status => result.Status switch
    {
        NodalStatus.Optimal => "optimal",
        NodalStatus.Infeasible => "infeasible",
        _ => "unbounded",
    };

    /// <summary>Writes the result as one JSON object: keys of lmp are bus numbers, of generation and flow the rows of the case file, from
    /// 1.</summary>
    public void WriteJson(Stream stream)
    {
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("case", matpower.Name);
            json.WriteString("formulation", formulation);
            json.WriteString("status", Status);
            if (result.Status == NodalStatus.Optimal)
                json.WriteNumber("objective", result.ObjectiveUsd);
            else
                json.WriteNull("objective");
            json.WriteNumber("buses", matpower.Grid.Buses.Count);
            json.WriteNumber("branches", matpower.Grid.Branches.Count);
            json.WriteNumber("seconds", seconds);
            WriteMap(json, "lmp", matpower.BusIds, result.PriceUsdPerMwh);
            WriteMap(json, "generation", matpower.GeneratorRows, result.GenerationMw);
            WriteMap(json, "flow", matpower.BranchRows, result.FlowMw);
            WriteConflicts(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes the result for people.</summary>
    public void WriteText(TextWriter output)
    {
        output.WriteLine(
            $"{matpower.Name}: {Status}, {formulation}, {matpower.Grid.Buses.Count} buses, {matpower.Grid.Branches.Count} branches, "
            + $"{Text(seconds, "F2")} s");
        if (result.Status != NodalStatus.Optimal)
        {
            WriteConflicts(output);
            return;
        }

        output.WriteLine($"objective   {Text(result.ObjectiveUsd, "F2")} USD/h");
        output.WriteLine(
            $"generation  {Text(Sum(result.GenerationMw), "F1")} MW for "
            + $"{Text(Sum([.. matpower.Grid.Buses.Select(b => b.DemandMw)]), "F1")} MW of demand");
        double[] prices = [.. result.PriceUsdPerMwh.Order()];
        output.WriteLine(
            $"price       {Text(prices[0], "F3")} to {Text(prices[^1], "F3")} USD/MWh, median {Text(prices[prices.Length / 2], "F3")}");
        WriteLargest(output, "dispatch, largest first (row of mpc.gen: MW)", matpower.GeneratorRows, result.GenerationMw, "F1", all: true);
        WriteLargest(output, "binding limits, dearest first (row of mpc.branch: USD/MWh)", matpower.BranchRows,
            result.CongestionUsdPerMwh, "F3", all: false);
        WriteLargest(output, "flows, largest first (row of mpc.branch: MW)", matpower.BranchRows, result.FlowMw, "F1", all: true);
        WriteLargest(output, "prices, largest first (bus: USD/MWh)", matpower.BusIds, result.PriceUsdPerMwh, "F3", all: true);
    }

    private static void WriteLargest(TextWriter output, string title, IReadOnlyList<int> keys, double[] values, string format, bool all)
    {
        int[] order =
        [
            .. Enumerable.Range(0, values.Length)
                .Where(i => all || values[i] != 0)
                .OrderByDescending(i => Math.Abs(values[i]))
                .ThenBy(i => i),
        ];
        output.WriteLine();
        output.WriteLine(order.Length == 0 ? $"{title}: none" : title);
        foreach (int i in order.Take(MostRows))
            output.WriteLine($"  {keys[i],8}  {Text(values[i], format),14}");
        if (order.Length > MostRows)
            output.WriteLine($"  and {order.Length - MostRows} more (--json prints all)");
    }

    private void WriteConflicts(TextWriter output)
    {
        output.WriteLine(result.ShortfallMw > 0
            ? $"no dispatch meets all rows: {Text(result.ShortfallMw, "F3")} MW must give way. Rows that conflict, heaviest first:"
            : "Rows that conflict:");
        foreach (NodalConflict conflict in result.Conflicts.Take(MostRows))
            output.WriteLine($"  {Text(conflict.Weight, "F4")}  {conflict.Row}");
        if (result.Conflicts.Count > MostRows)
            output.WriteLine($"  and {result.Conflicts.Count - MostRows} more (--json prints all)");
    }

    private void WriteConflicts(Utf8JsonWriter json)
    {
        if (result.Status != NodalStatus.Infeasible)
            return;
        json.WriteNumber("shortfall_mw", result.ShortfallMw);
        json.WriteStartArray("conflicts");
        foreach (NodalConflict conflict in result.Conflicts)
        {
            json.WriteStartObject();
            json.WriteString("row", conflict.Row);
            json.WriteNumber("weight", conflict.Weight);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // Segments of one piecewise cost share a key: their outputs add up to the generator's.
    private static void WriteMap(Utf8JsonWriter json, string name, IReadOnlyList<int> keys, double[] values)
    {
        json.WriteStartObject(name);
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            while (i + 1 < values.Length && keys[i + 1] == keys[i])
                value += values[++i];
            json.WriteNumber(keys[i].ToString(CultureInfo.InvariantCulture), value);
        }

        json.WriteEndObject();
    }

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values)
            sum += value;
        return sum;
    }

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
