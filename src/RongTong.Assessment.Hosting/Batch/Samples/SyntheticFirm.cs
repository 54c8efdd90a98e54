using System.Globalization;
using RongTong.Models;
using static System.FormattableString;

namespace RongTong.Hosting.Batch.Samples;

/// <summary>One invented firm: figures that fit each other, some near a threshold, and now and then one of the faults departments see.</summary>
internal sealed class SyntheticFirm
{
    private static readonly string[] Places = ["东江", "临河", "平川", "望海", "青陵", "白石", "南峪", "云溪", "清泽", "石门"];
    private static readonly string[] Marks = ["启衡", "澄川", "锐锋", "恒远", "博创", "华晟", "中科", "天工", "明德", "汇智", "凌云", "佳禾", "瑞丰", "远景", "安泰", "宏图"];
    private static readonly string[] Trades = ["精密机械", "金属制品", "电子科技", "新材料", "仪器仪表", "软件", "专用设备", "化工", "医疗器械", "环保设备"];
    private static readonly string[] Industries = ["3412", "3311", "3963", "2659", "4011", "6513", "3562", "2662", "3581", "3591"];
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private readonly SeededChance _chance;
    private readonly Dictionary<string, string> _facts = new(StringComparer.Ordinal);

    private SyntheticFirm(SeededChance chance) => _chance = chance;

    /// <summary>What it states, by field id.</summary>
    public IReadOnlyDictionary<string, string> Facts => _facts;

    /// <summary>The city it stands in.</summary>
    public string Place { get; private set; } = "";

    /// <summary>Invents a firm.</summary>
    /// <param name="chance">What decides.</param>
    /// <param name="number">Its number in the batch, which makes its credit code its own.</param>
    /// <param name="lastYear">The year before the application.</param>
    public static SyntheticFirm Invent(SeededChance chance, int number, int lastYear)
    {
        var firm = new SyntheticFirm(chance);
        firm.AddIdentity(number, lastYear);
        firm.AddFinance();
        firm.AddInnovation(lastYear);
        firm.AddStanding();
        firm.AddFault();
        return firm;
    }

    private void AddIdentity(int number, int lastYear)
    {
        var (place, trade) = (_chance.Below(Places.Length), _chance.Below(Trades.Length));
        var region = 330100 + place * 100 + _chance.Between(1, 9);
        Place = Places[place] + "市";
        Put("uscc", CodeOf(region, number));
        Put("enterprise_name", Invariant($"{Places[place]}{_chance.Of(Marks)}{_chance.Of(Marks)}{Trades[trade]}有限公司（示例{number}）"));
        Put("region_code", region);
        Put("industry_code", Industries[trade]);
        Put("size_industry", trade == 5 ? "software" : "industry");
        Put("application_date", Invariant($"{lastYear + 1}-{_chance.Between(4, 9):00}-{_chance.Between(1, 28):00}"));
        Put("established_date", Invariant($"{lastYear - _chance.Between(4, 25)}-{_chance.Between(1, 12):00}-{_chance.Between(1, 28):00}"));
        Flag("is_reexamination", 300);
        foreach (var id in (string[])["registered_in_mainland", "independent_legal_person", "resident_enterprise"]) Flag(id, 999);
        foreach (var id in (string[])
                 ["in_abnormal_list", "in_serious_dishonesty_list", "product_prohibited_class", "safety_accident_3y", "cyber_data_incident_3y", "env_violation_3y", "quality_problem_3y", "industry_rule_violation_3y", "major_accident_3y", "tax_evasion_3y", "reapply_ban_active"])
            Flag(id, 3);
        foreach (var id in (string[])["title_innovative_valid", "title_tech_innovative_valid", "hte_valid"]) Flag(id, 960);
        if (_facts["title_innovative_valid"] == "true") Put("title_tech_innovative_valid", "true");
        // Who comes for re-examination holds the title, all but a few.
        Put("title_srdi_valid", _chance.In1000(_facts["is_reexamination"] == "true" ? 990 : 250) ? "true" : "false");
        Put("honor_hte_or_ip_or_tech_demo_valid", _facts["hte_valid"] == "true" || _chance.In1000(300) ? "true" : "false");
        foreach (var id in (string[])["is_manufacturing_champion", "has_controlling_relation_with_little_giant", "same_group_similar_main_product"]) Flag(id, 10);
    }

    private void AddFinance()
    {
        // One firm in ten stands on a threshold or just under it.
        var revenue = _chance.In1000(100) ? 1500 - _chance.Below(3) * 0.01m : _chance.Between(900, 30000) + _chance.Below(100) * 0.01m;
        var before = Cut(revenue * _chance.Between(80, 105) / 100);
        var employees = Math.Max(8, (int)(revenue / _chance.Between(40, 120)));
        Put("employees_y1", employees);
        Put("social_insurance_count_dec_y1", employees - _chance.Below(Math.Max(1, employees / 10)));
        Put("revenue_y1", revenue);
        Put("revenue_y2", before);
        Put("revenue_y3", Cut(before * _chance.Between(80, 105) / 100));
        var main = _chance.In1000(30) ? 0.7999m : _chance.Between(800, 1000) / 1000m;
        Put("main_revenue_y1", Cut(revenue * main));
        Put("main_revenue_y2", Cut(before * main));
        Put("leading_product_revenue_y1", Cut(revenue * main * _chance.Between(65, 95) / 100));
        Put("net_profit_y1", Cut(revenue * _chance.Between(-3, 18) / 100));
        var assets = Cut(revenue * _chance.Between(60, 220) / 100);
        Put("total_assets_y1", assets);
        Put("total_liabilities_y1", Cut(assets * _chance.Between(20, 83) / 100));
        var share = _chance.In1000(60) ? 0.02996m : _chance.Between(29, 90) / 1000m;
        Put("rd_expense_y1", Cut(revenue * share));
        Put("rd_expense_y2", Cut(before * share * _chance.Between(97, 110) / 100));
        var financing = _chance.In1000(80) ? _chance.Between(200, 6000) : 0;
        Put("equity_investment_2y", financing);
        Put("equity_financing_2y", financing);
        Put("equity_financing_3y", financing + _chance.Below(500));
        Put("cost_expense_y1", Cut(revenue * _chance.Between(70, 97) / 100));
        Flag("audit_report_coded", 970);
    }

    private void AddInnovation(int lastYear)
    {
        Put("niche_years", _chance.In1000(40) ? "2.9" : Text(Math.Min(_chance.Between(3, 20), 4)));
        var owned = _chance.In1000(70) ? 0 : _chance.Between(1, 12);
        Put("ip_class1_owned_count", owned);
        Put("ip_class1_applied_count", Math.Max(0, owned - _chance.Below(2)));
        Put("ip_class1_count_2022", owned + 1);
        Put("ip_class1_high_value_count", _chance.Below(owned + 1));
        Put("ip_class2_count", _chance.Below(20));
        var staff = int.Parse(_facts["employees_y1"], CultureInfo.InvariantCulture);
        Put("rd_staff_y1", staff * _chance.Between(8, 30) / 100);
        var level = _chance.Of(["national", "provincial", "municipal", "below_municipal", "none", "none", "none"]);
        Put("rd_institution_level", level);
        Put("rd_institution_provincial_plus", level is "national" or "provincial" ? "true" : "false");
        if (_chance.In1000(40)) Put("sci_award_provincial_plus_best_rank_3y", _chance.Between(1, 6));
        Put("eval_score_current", _chance.In1000(40) ? "49.99" : Text(_chance.Between(470, 950) / 10m));
        Put("eval_score_current_year", lastYear + 1);
        if (_facts["is_reexamination"] == "true")
        {
            Put("eval_score_previous", _chance.Between(400, 950) / 10m);
            Put("eval_score_previous_year", lastYear);
        }
    }

    private void AddStanding()
    {
        Put("market_share_domestic", _chance.Between(1, 45) / 100m);
        if (_chance.In1000(400)) Put("market_rank_domestic", _chance.Between(1, 10));
        foreach (var id in (string[])["product_strategic_emerging", "product_six_bases", "product_industry_direction", "own_brand", "qms_certified", "management_system_certified"]) Flag(id, 850);
        foreach (var id in (string[])["market_position_reviewed", "market_reputation_reviewed", "chain_key_link_reviewed"])
            if (!_chance.In1000(40)) Flag(id, 970);
        Put("niche_market", _chance.Of(Trades));
        Put("leading_product", $"{_chance.Of(Marks)}牌{_chance.Of(Trades)}");
    }

    /// <summary>The faults batches are known for, each with the share at which reviewers meet it or a guess at it.</summary>
    private void AddFault()
    {
        var dice = _chance.Below(1000);
        switch (dice)
        {
            case < 10: Put("main_revenue_y1", decimal.Parse(_facts["revenue_y1"], CultureInfo.InvariantCulture) + 1); break; // more than the whole
            case < 16: Put("rd_staff_y1", int.Parse(_facts["employees_y1"], CultureInfo.InvariantCulture) + 3); break; // more than there are
            case < 24: Put("revenue_y1", decimal.Parse(_facts["revenue_y1"], CultureInfo.InvariantCulture) * 10_000); break; // typed in 元
            case < 27: Put("market_share_domestic", _chance.Between(12, 60)); break; // 12 for 12 %
            case < 29: Put("market_share_domestic", Invariant($"{_chance.Between(12, 60)}%")); break;
            case < 31: Put("revenue_y2", Grouped(_facts["revenue_y2"])); break;
            case < 34: Put("uscc", "9" + _facts["uscc"][..16] + "0"); break; // a digit slipped
            case < 44: Put("social_insurance_count_dec_y1", int.Parse(_facts["employees_y1"], CultureInfo.InvariantCulture) / 2); break; // consolidated against parent only
            case < 50: Put("ip_class1_applied_count", int.Parse(_facts["ip_class1_owned_count"], CultureInfo.InvariantCulture) + 2); break;
            case < 56: Put("leading_product_revenue_y1", 1); break;
            case < 60: _facts.Remove("eval_score_current"); break;
            case < 64: _facts.Remove("rd_expense_y2"); break;
            case < 66: Put("enterprise_name", "=HYPERLINK(\"http://example.invalid\",\"" + _facts["enterprise_name"] + "\")"); break;
        }
    }

    private static string CodeOf(int region, int number)
    {
        Span<char> code = stackalloc char[18];
        "91".CopyTo(code);
        region.TryFormat(code[2..], out _, provider: CultureInfo.InvariantCulture);
        "MA".CopyTo(code[8..]);
        var rest = number;
        for (var i = 16; i > 9; i--)
        {
            code[i] = Alphabet[rest % Alphabet.Length];
            rest /= Alphabet.Length;
        }
        code[17] = CreditCode.CheckDigit(code[..17]) ?? throw new InvalidOperationException("the alphabet has every letter used");
        return code.ToString();
    }

    private static string Grouped(string number) => decimal.Parse(number, CultureInfo.InvariantCulture).ToString("#,0.##", CultureInfo.InvariantCulture);

    private static decimal Cut(decimal amount) => decimal.Round(amount, 2);

    private void Flag(string id, int in1000) => Put(id, _chance.In1000(in1000) ? "true" : "false");

    private void Put(string id, decimal value) => Put(id, Text(value));

    private void Put(string id, string value) => _facts[id] = value;

    private static string Text(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
