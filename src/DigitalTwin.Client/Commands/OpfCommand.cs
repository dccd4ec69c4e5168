using System.Diagnostics;
using DigitalTwin.Client.CommandLine;
using DigitalTwin.Client.Rendering;
using DigitalTwin.Opf.Matpower;
using DigitalTwin.Opf.Nodal;

namespace DigitalTwin.Client.Commands;

/// <summary><c>twin opf CASE.m</c>: optimal dispatch of a MATPOWER case.</summary>
internal static class OpfCommand
{
    private static readonly Argument<string> Case = new("case") { Description = "MATPOWER case file (version 2)", HelpName = "CASE.m" };
    private static readonly Option<string> Formulation = CreateFormulation();
    private static readonly Option<bool> Json = Values.Json("Print the result as JSON");

    public static Command Create()
    {
        Command command = new("opf", "Optimal dispatch of a MATPOWER case: objective, dispatch, prices, flows, binding limits")
        {
            Case, Formulation, Json,
        };
        command.SetAction(parsed => Solve(parsed.GetRequiredValue(Case), parsed.GetRequiredValue(Formulation), parsed.GetValue(Json)));
        return command;
    }

    private static int Solve(string path, string formulation, bool json)
    {
        long start = Stopwatch.GetTimestamp();
        MatpowerCase matpower;
        NodalResult result;
        try
        {
            matpower = MatpowerCase.Load(path);
            result = NodalSolver.Solve(matpower.Grid, Enum.Parse<NodalFormulation>(formulation, ignoreCase: true));
        }
        catch (Exception e) when (e is MatpowerException or ArgumentException)
        {
            Console.Error.WriteLine($"twin: {e.Message}");
            return ExitCode.BadInput;
        }

        var report = new OpfReport(matpower, formulation, result, Stopwatch.GetElapsedTime(start).TotalSeconds);
        if (json)
            report.WriteJson(Console.OpenStandardOutput());
        else
            report.WriteText(Console.Out);
        return result.Status == NodalStatus.Optimal ? ExitCode.Done : ExitCode.Failed;
    }

    private static Option<string> CreateFormulation()
    {
        var option = new Option<string>("--formulation")
        {
            Description = "How flows follow from the dispatch",
            DefaultValueFactory = _ => "dcp",
        };
        option.AcceptOnlyFromAmong("dcp", "dcmp", "transport", "copperplate");
        return option;
    }
}
