namespace DigitalTwin.Model.Investment;

/// <summary>
/// Money of an operator, USD. Raised evenly over the year, spent on accelerators and their sites when they are ordered; lenders advance a
/// share against accelerators. Cash = raised + borrowed - spent - interest - burn, asserted every month.
/// </summary>
/// <param name="spec">The operator, with capital.</param>
public sealed partial class OperatorAccounts(OperatorSpec spec)
{
    private const double MonthsPerYear = 12;
    private const double RelativeTolerance = 1e-9;
    [State] private double _cash;
    [State] private double _debt;
    [State] private double _raised;
    [State] private double _spent;
    [State] private double _interest;
    [State] private double _burn;

    /// <summary>Money at hand.</summary>
    public double Cash => _cash;

    /// <summary>What is owed.</summary>
    public double Debt => _debt;

    /// <summary>Raises a month's money, and pays interest and burn.</summary>
    /// <exception cref="InvalidOperationException">The accounts do not add up.</exception>
    public void BeginMonth(long tick)
    {
        double raised = Math.Max(0, spec.CapitalUsdPerYear!.At(tick)) / MonthsPerYear;
        double interest = _debt * spec.CostOfCapital / MonthsPerYear;
        double burn = spec.BurnUsdPerYear / MonthsPerYear;
        _raised += raised;
        _interest += interest;
        _burn += burn;
        _cash += raised - interest - burn;
        double expected = _raised + _debt - _spent - _interest - _burn;
        if (!(Math.Abs(expected - _cash) <= RelativeTolerance * Math.Max(1, _raised + _spent)))
            throw new InvalidOperationException($"Operator {spec.Id} has {_cash} USD where its accounts say {expected}.");
    }

    /// <summary>Units that the money at hand and what lenders advance for them pay for.</summary>
    public long Affordable(double chipUsd, double siteUsd)
    {
        double ownUsd = chipUsd * (1 - spec.CollateralShare) + siteUsd;
        return ownUsd <= 0 ? long.MaxValue : (long)Math.Clamp(Math.Floor(_cash / ownUsd), 0, 1e15);
    }

    /// <summary>Pays for units.</summary>
    public void Pay(long count, double chipUsd, double siteUsd)
    {
        double borrowed = count * chipUsd * spec.CollateralShare;
        double spent = count * (chipUsd + siteUsd);
        _debt += borrowed;
        _spent += spent;
        _cash += borrowed - spent;
    }
}
