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
    [State] private double _chips;
    [State] private double _sites;
    [State] private double _equippedItMw;
    [State] private double _interest;
    [State] private double _burn;

    /// <summary>Money at hand.</summary>
    public double Cash => _cash;

    /// <summary>What is owed.</summary>
    public double Debt => _debt;

    /// <summary>IT power that accelerators and sites were paid for, MW.</summary>
    public double EquippedItMw => _equippedItMw;

    /// <summary>The accounts as they stand.</summary>
    public OperatorPosition Position => new(_cash, _debt, _raised, _chips, _sites, _interest, _burn);

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
        double expected = _raised + _debt - _chips - _sites - _interest - _burn;
        if (!(Math.Abs(expected - _cash) <= RelativeTolerance * Math.Max(1, _raised + _chips + _sites)))
            throw new InvalidOperationException($"Operator {spec.Id} has {_cash} USD where its accounts say {expected}.");
    }

    /// <summary>Units that the money at hand and what lenders advance for them pay for.</summary>
    public long Affordable(double chipUsd, double siteUsd)
    {
        double ownUsd = chipUsd * (1 - spec.CollateralShare) + siteUsd;
        return ownUsd <= 0 ? long.MaxValue : (long)Math.Clamp(Math.Floor(_cash / ownUsd), 0, 1e15);
    }

    /// <summary>Pays for units.</summary>
    /// <param name="count">Accelerators.</param>
    /// <param name="chipUsd">Price of one, USD.</param>
    /// <param name="siteUsd">Its share of the site, USD.</param>
    /// <param name="itMw">IT power of one, MW.</param>
    public void Pay(long count, double chipUsd, double siteUsd, double itMw)
    {
        double borrowed = count * chipUsd * spec.CollateralShare;
        _debt += borrowed;
        _chips += count * chipUsd;
        _sites += count * siteUsd;
        _equippedItMw += count * itMw;
        _cash += borrowed - count * (chipUsd + siteUsd);
    }
}

/// <summary>Money of an operator since the run began, USD: cash = raised + debt - chips - sites - interest - burn.</summary>
/// <param name="CashUsd">At hand.</param>
/// <param name="DebtUsd">Owed to lenders.</param>
/// <param name="RaisedUsd">Capital that came in.</param>
/// <param name="ChipsUsd">Paid for accelerators and their servers.</param>
/// <param name="SitesUsd">Paid for sites: network, building, cooling, connection.</param>
/// <param name="InterestUsd">Paid to lenders.</param>
/// <param name="BurnUsd">Lost in operation.</param>
[State]
public partial record struct OperatorPosition(
    double CashUsd, double DebtUsd, double RaisedUsd, double ChipsUsd, double SitesUsd, double InterestUsd, double BurnUsd);
