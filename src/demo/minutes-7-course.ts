/** How the session of 30/05/2017 went, and what came of it, as its public minutes tell. */
const both = (ka: string, en: string) => ({ ka, en });

export const COURSE_7 = [
  {
    item: 0,
    text: both(
      'სხდომა გახსნა სამუშაო ჯგუფის ხელმძღვანელმა ნინო ხატისკაცმა. მან OGP-ის სამუშაო ჯგუფის წევრებს გააცნო დღის წესრიგით გათვალისწინებული საკითხები და წარუდგინა სხდომაზე დამსწრე „ღია მმართველობის პარტნიორობის“ (OGP) ადგილობრივი თვითმმართველობების საპილოტე პროგრამის მენეჯერი ბრიტანი ლეინი და გაეროს განვითარების პროგრამის (UNDP) წარმომადგენელი ნინო კაკუბავა.',
      'The session was opened by the head of the working group, Nino Khatiskatsi. She acquainted the members of the OGP working group with the issues on the agenda and introduced Brittany Lane, manager of the local-government pilot programme of the Open Government Partnership (OGP), and Nino Kakubava, representative of the United Nations Development Programme (UNDP), who were attending the session.',
    ),
  },
  {
    item: 0,
    text: both(
      'დღის წესრიგით გათვალისწინებული საკითხები OGP-ის სამუშაო ჯგუფის წევრებს დეტალურად წარუდგინა თბილისის მუნიციპალიტეტის ა(ა)იპ „მუნიციპალური სერვისების განვითარების სააგენტოს“ თავმჯდომარის მოადგილემ ანალიტიკისა და დაგეგმარების მიმართულებით, გელა ტალახაძემ.',
      'The issues on the agenda were presented to the members of the OGP working group in detail by Gela Talakhadze, deputy chair of the N(N)LE Municipal Services Development Agency of the Municipality of Tbilisi for analytics and planning.',
    ),
  },
  {
    item: 1,
    text: both(
      'პრეზენტაციის პირველი ნაწილი „ჭკვიანი რუკის“ დეტალურ განხილვას დაეთმო. მომხსენებელმა სამუშაო ჯგუფის წევრებს აჩვენა „ჭკვიანი რუკის“ არსებული ვერსია და მიაწოდა ინფორმაცია რამდენიმე მიმდინარე ტექნიკური სამუშაოს შესახებ, რომლებიც მისი საბოლოო სახით შესაქმნელად უნდა შესრულდეს. მათ შორის, შეთანხმდნენ საკითხზე, რომ ფორუმის ფუნქციონალს დაემატოს სოციალურ ქსელებთან ინტეგრირების შესაძლებლობა.',
      'The first part of the presentation was devoted to a detailed review of the “smart map”. The presenter showed the working-group members the existing version of the “smart map” and informed them about several technical works under way that must be carried out to create it in its final form. Among these, agreement was reached on adding to the functionality of the forum the possibility of integration with social networks.',
    ),
  },
  {
    item: 2,
    text: both(
      'მეორე ნაწილი შეეხებოდა OGP-ის ფარგლებში თბილისის 2017 წლის სამოქმედო გეგმის მეორე ვალდებულებით გათვალისწინებული პეტიციის („პეტიცია თბილისის მერს“) ინსტიტუციურ-რეგულაციური მხარისა და შექმნილი ელექტრონული პლატფორმის გაუმჯობესებული ფორმატის წარდგენასა და განხილვას, პეტიციის საბოლოო ვერსიის შეთანხმების მიზნით. სამუშაო ჯგუფთან შეთანხმდა პეტიციის განახლებული ფორმატი და მასში შეტანილი დამატებები.',
      'The second part concerned the presentation and review of the institutional-regulatory side of the petition (“Petition to the Mayor of Tbilisi”) provided for by the second commitment of the 2017 Tbilisi action plan within OGP, and of the improved format of the e-platform created, with the aim of agreeing on the final version of the petition. The updated format of the petition and the additions made to it were agreed with the working group.',
    ),
  },
  {
    item: 3,
    text: both(
      'სამუშაო ჯგუფს გააცნეს დანარჩენი ვალდებულებების შესრულების მიმდინარეობა. დეტალურად განიხილეს მოქალაქეების სერვისებით მომსახურებისთვის შექმნილი ელექტრონული პლატფორმა, ასევე მონაწილეობითი ბიუჯეტირების პლატფორმის ძირითადი ფუნქციონალი. წევრებს ეცნობათ, რომ UNDP უზრუნველყოფს კონსულტანტის დაქირავებას, რომელიც თბილისის OGP სამოქმედო გეგმით გათვალისწინებული ვალდებულებების სათანადო მენეჯმენტისთვის დაწერს სამუშაო აღწერილობებსა და შესაბამის სამუშაო პროცესს. ჯგუფს ასევე მიეწოდა ინფორმაცია, რომ OSGF მზად არის, დაიქირაოს სპეციალისტები, რომლებიც მონაწილეობითი ბიუჯეტირებისთვის შექმნიან გამოკითხვის ფორმებსა და მეთოდოლოგიას, ჩაატარებენ ტრენინგს მერიის თანამშრომლებისთვის და, პირველ ეტაპზე, თავად ჩაატარებენ თბილისის მოსახლეობის გამოკითხვას.',
      'The working group was acquainted with the progress of the remaining commitments. The electronic platform created for serving citizens with services was reviewed in detail, and the main functionalities of the participatory-budgeting platform were reviewed. The members were informed that UNDP will ensure the hiring of a consultant who, for the proper management of the commitments provided for by Tbilisi’s OGP action plan, will write job descriptions and the corresponding work process. The group was also given information that OSGF is ready to hire specialists who, for participatory budgeting, will create survey forms and methodology, hold a training for City Hall staff and, at the first stage, themselves carry out the survey of the population of Tbilisi.',
    ),
  },
  {
    item: 3,
    text: both(
      'დღის წესრიგის საკითხების წარდგენის შემდეგ წევრებმა გამოთქვეს მოსაზრებები ტექნიკურ საკითხებზე, რომლებიც საბოლოო პროექტებში იქნება გათვალისწინებული. სამუშაო ჯგუფის წევრებმა 2017 წლის სამოქმედო გეგმის ვალდებულებების შესრულებისა და სამუშაო პროცესის მიმდინარეობის შესახებ ანგარიში, მთლიანობაში, წარმატებულად შეაფასეს.',
      'After the presentation of the agenda issues the members expressed opinions on technical issues, which will be taken into account in the final projects. The report on the fulfilment of the commitments of the 2017 action plan and the ongoing work process was, overall, assessed as successful by the members of the working group.',
    ),
  },
] as const;

/** D1, D2, I1–I5 and A1 of the domain page. An owner stands only where the minutes name one; they name no term. */
export const OUTCOMES_7 = [
  {
    code: 'D1',
    ...{ item: 1, kind: 'agreed', commitment: 'tbi0001' },
    text: both(
      'ფორუმის ფუნქციონალს დაემატება სოციალურ ქსელებთან ინტეგრირების შესაძლებლობა.',
      'The possibility of integration with social networks is added to the functionality of the forum.',
    ),
  },
  {
    code: 'I1',
    ...{ item: 1, kind: 'noted', commitment: 'tbi0001' },
    text: both(
      'ნაჩვენებია „ჭკვიანი რუკის“ არსებული ვერსია; მისი საბოლოო სახით შესაქმნელად შესასრულებელია რამდენიმე მიმდინარე ტექნიკური სამუშაო.',
      'The existing version of the “smart map” was shown; several technical works under way remain to be carried out to create it in its final form.',
    ),
  },
  {
    code: 'D2',
    ...{ item: 2, kind: 'agreed', commitment: 'tbi0002' },
    text: both(
      'შეთანხმებულია პეტიციის („პეტიცია თბილისის მერს“) განახლებული ფორმატი და მასში შეტანილი დამატებები.',
      'The updated format of the petition (“Petition to the Mayor of Tbilisi”) and the additions made to it are agreed.',
    ),
  },
  {
    code: 'I2',
    ...{ item: 3, kind: 'noted' },
    text: both(
      'დეტალურად განხილულია მოქალაქეების სერვისებით მომსახურებისთვის შექმნილი ელექტრონული პლატფორმა და მონაწილეობითი ბიუჯეტირების პლატფორმის ძირითადი ფუნქციონალი.',
      'The electronic platform created for serving citizens with services was reviewed in detail, and the main functionalities of the participatory-budgeting platform were reviewed.',
    ),
  },
  {
    code: 'I3',
    ...{ item: 3, kind: 'undertaking', responsible: { organisation: 'undp' } },
    text: both(
      'UNDP უზრუნველყოფს კონსულტანტის დაქირავებას, რომელიც თბილისის OGP სამოქმედო გეგმით გათვალისწინებული ვალდებულებების სათანადო მენეჯმენტისთვის დაწერს სამუშაო აღწერილობებსა და შესაბამის სამუშაო პროცესს.',
      'UNDP will ensure the hiring of a consultant who will write job descriptions and the corresponding work process for the proper management of the commitments provided for by Tbilisi’s OGP action plan.',
    ),
  },
  {
    code: 'I4',
    ...{ item: 3, kind: 'undertaking', responsible: { organisation: 'osgf' } },
    text: both(
      'OSGF მზად არის, დაიქირაოს სპეციალისტები, რომლებიც მონაწილეობითი ბიუჯეტირებისთვის შექმნიან გამოკითხვის ფორმებსა და მეთოდოლოგიას, ჩაატარებენ ტრენინგს მერიის თანამშრომლებისთვის და, პირველ ეტაპზე, თავად ჩაატარებენ თბილისის მოსახლეობის გამოკითხვას.',
      'OSGF is ready to hire specialists who, for participatory budgeting, will create survey forms and methodology, hold a training for City Hall staff and, at the first stage, themselves carry out the survey of the population of Tbilisi.',
    ),
  },
  {
    code: 'I5',
    ...{ item: 3, kind: 'follow-up' },
    text: both(
      'წევრების მოსაზრებები ტექნიკურ საკითხებზე საბოლოო პროექტებში იქნება გათვალისწინებული.',
      'The members’ opinions on technical issues will be taken into account in the final projects.',
    ),
  },
  {
    code: 'A1',
    ...{ item: 3, kind: 'assessment' },
    text: both(
      '2017 წლის სამოქმედო გეგმის ვალდებულებების შესრულებისა და სამუშაო პროცესის მიმდინარეობის შესახებ ანგარიში სამუშაო ჯგუფის წევრებმა, მთლიანობაში, წარმატებულად შეაფასეს.',
      'The report on the fulfilment of the commitments of the 2017 action plan and the ongoing work process was, overall, assessed as successful by the members of the working group.',
    ),
  },
] as const;
