using BenchmarkDotNet.Attributes;
using DigitalTwin.Clearing;
using DigitalTwin.Clearing.Problem;
using DigitalTwin.Clearing.Synthetic;

namespace DigitalTwin.Bench;

/// <summary>Consecutive hours of a synthetic year, warm and cold. Look at the ratios and the allocations, not at the nanoseconds.</summary>
[MemoryDiagnoser]
public class ClearingHours
{
    private const int Hours = 100;

    private ZonalMarket[] _hours = [];
    private ZonalSolver? _solver;
    private ZonalResult? _result;

    /// <summary>Zones; one and a half lines each.</summary>
    [Params(60, 200)]
    public int Zones { get; set; }

    /// <summary>Makes the hours, so that making them is not measured.</summary>
    [GlobalSetup]
    public void Setup()
    {
        var year = new SyntheticYear(Zones, Zones * 3 / 2, 25);
        _hours = new ZonalMarket[Hours];
        for (int h = 0; h < Hours; h++)
        {
            _hours[h] = new ZonalMarket(year.Network);
            year.Fill(h, _hours[h]);
        }

        _solver = new ZonalSolver(year.Network);
        _result = new ZonalResult(year.Network);
    }

    /// <summary>Each hour from the basis of the one before.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Hours)]
    public double Warm()
    {
        foreach (ZonalMarket hour in _hours)
            _solver!.Solve(hour, _result!);
        return _result!.ObjectiveUsd;
    }

    /// <summary>Each hour from every zone cleared by itself.</summary>
    [Benchmark(OperationsPerInvoke = Hours)]
    public double Cold()
    {
        foreach (ZonalMarket hour in _hours)
        {
            _solver!.Forget();
            _solver.Solve(hour, _result!);
        }

        return _result!.ObjectiveUsd;
    }
}
